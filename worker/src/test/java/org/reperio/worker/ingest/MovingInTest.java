package org.reperio.worker.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.community.Communities;
import org.reperio.file.FileObject;
import org.reperio.record.Recid;
import org.reperio.record.RecordFiles;
import org.reperio.record.RecordGone;
import org.reperio.record.Records;
import org.reperio.test.TestServices;

/** What an institution brings from InvenioRDM stays what it was there. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MovingInTest {

  private static final Identity SYSTEM = Identity.ofSystem();

  @TempDir Path folder;

  @Inject Ingest ingest;
  @Inject Records records;
  @Inject RecordFiles files;
  @Inject Accounts accounts;
  @Inject Communities communities;
  @Inject ObjectMapper json;

  private final List<ObjectNode> export = new ArrayList<>();
  private final Map<String, List<JsonNode>> refused = new HashMap<>();
  private Path content;
  private Optional<Path> users = Optional.empty();
  private Optional<Path> groups = Optional.empty();
  private Account operator;
  private String source;

  @BeforeEach
  void prepare() throws IOException {
    content = Files.createDirectories(folder.resolve("files"));
    source = "source-" + UUID.randomUUID();
    operator = accounts.create(SYSTEM, UUID.randomUUID() + "@example.org", "Operator");
  }

  /** A record as the API of InvenioRDM gives it. */
  private ObjectNode record(String id, String concept, int version) throws IOException {
    ObjectNode record =
        (ObjectNode)
            json.readTree(
                """
                {"id": "%1$s", "created": "2021-03-04T05:06:07.123456+00:00",
                 "updated": "2022-03-04T05:06:07.123456+00:00", "revision_id": 7,
                 "is_published": true, "is_draft": false, "status": "published",
                 "deletion_status": {"is_deleted": false, "status": "P"},
                 "links": {"self": "https://old.example.org/api/records/%1$s"},
                 "parent": {"id": "%2$s", "access": {"owned_by": {"user": "7"},
                     "settings": {"allow_user_requests": true, "secret_link_expiration": 30}},
                   "communities": {}, "pids": {"doi": {"identifier": "10.1234/%2$s",
                     "provider": "datacite", "client": "datacite"}}},
                 "versions": {"index": %3$d, "is_latest": true},
                 "pids": {"doi": {"identifier": "10.1234/%1$s", "provider": "datacite"},
                   "oai": {"identifier": "oai:old.example.org:%1$s", "provider": "oai"}},
                 "access": {"record": "public", "files": "public",
                   "embargo": {"active": false, "reason": null}, "status": "open"},
                 "files": {"enabled": false, "order": [], "count": 0, "entries": {}},
                 "custom_fields": {},
                 "metadata": {"title": "Ünïted “%1$s” 🜂 <i>v</i>", "publication_date": "2021-03/2021-05",
                   "publisher": "Old House",
                   "resource_type": {"id": "dataset", "title": {"en": "Dataset"}},
                   "creators": [{"person_or_org": {"type": "personal", "name": "Silva, Ana",
                     "given_name": "Ana", "family_name": "Silva", "identifiers": []},
                     "affiliations": [{"id": "no-such-house", "name": "House"}]}]}}\
                """
                    .formatted(id, concept, version));
    export.add(record);
    return record;
  }

  private void file(ObjectNode record, String key, String text) throws IOException {
    Path file = content.resolve(record.get("id").asText()).resolve(key);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    list(record, key, text);
  }

  private void list(ObjectNode record, String key, String text) {
    ObjectNode listed = (ObjectNode) record.get("files");
    listed.put("enabled", true);
    listed
        .withObject("entries")
        .putObject(key)
        .put("key", key)
        .put("size", text.getBytes(UTF_8).length)
        .put("checksum", "md5:" + DigestUtils.md5Hex(text))
        .put("mimetype", "text/x-odd")
        .put("storage_class", "L");
  }

  private Path lines(String name, List<? extends JsonNode> objects) throws IOException {
    return Files.write(folder.resolve(name), objects.stream().map(JsonNode::toString).toList());
  }

  private IngestSummary run(boolean withContent) throws IOException, InterruptedException {
    return run(withContent, false, 3);
  }

  private IngestSummary run(boolean withContent, boolean dryRun, int batch)
      throws IOException, InterruptedException {
    Path report = folder.resolve("report.ndjson");
    Path file = lines("records.ndjson", export);
    var request =
        new IngestRequest(
            new IngestRequest.Origin("inveniordm-json", source, List.of(file)),
            Identity.ofSystemFor(operator.id(), java.util.Set.of()),
            List.of(),
            batch,
            Optional.empty(),
            dryRun,
            Optional.of(report),
            Optional.of(
                new Moving(withContent ? Optional.of(content) : Optional.empty(), users, groups)));
    IngestSummary summary = ingest.run(request, counts -> {});
    refused.clear();
    for (String line : Files.readAllLines(report)) {
      JsonNode one = json.readTree(line);
      List<JsonNode> errors = new ArrayList<>();
      one.path("errors").forEach(errors::add);
      refused.put(one.path("source_id").asText(), errors);
    }
    return summary;
  }

  private void assertRefused(ObjectNode record, String field, String reason) {
    assertThat(refused.get(record.get("id").asText()))
        .as("what is said of %s", record.get("id"))
        .anySatisfy(
            error -> {
              assertThat(error.get("field").asText()).isEqualTo(field);
              assertThat(error.get("messages").toString()).contains(reason);
            });
  }

  private ObjectNode here(String id) {
    return records.readEvenDeleted(SYSTEM, id);
  }

  private String text(String id, String key) throws IOException {
    FileObject file = files.get(SYSTEM, id, key);
    try (var stream = files.open(file, 0)) {
      return new String(stream.readAllBytes(), UTF_8);
    }
  }

  private void withPeople(UUID community, String address) throws IOException {
    users =
        Optional.of(
            lines(
                "users.ndjson",
                List.of(
                    json.readTree(
                        """
                        {"id": "7", "email": "%s", "active": true,
                         "profile": {"full_name": "Ana Silva"}}\
                        """
                            .formatted(address)),
                    json.readTree("{\"id\": \"8\", \"email\": null}"))));
    groups =
        Optional.of(
            lines(
                "communities.ndjson",
                List.of(
                    json.readTree(
                        """
                        {"id": "%1$s", "slug": "moved-%1$s",
                         "metadata": {"title": "Moved", "page": "<p>x<script>y</script></p>",
                           "type": {"id": "project", "title": {"en": "Project"}}},
                         "access": {"visibility": "public", "review_policy": "members",
                           "record_submission_policy": "closed"},
                         "members": [
                           {"role": "curator", "visible": true,
                            "member": {"type": "user", "id": "7"}},
                           {"role": "reader", "member": {"type": "user", "id": "99"}},
                           {"role": "owner", "member": {"type": "group", "id": "staff"}}]}\
                        """
                            .formatted(community)))));
  }

  @Test
  void recordsStayWhatTheyWereAndASecondRunChangesNothing() throws Exception {
    UUID community = UUID.randomUUID();
    String address = UUID.randomUUID() + "@example.org";
    withPeople(community, address);
    String concept = Recid.generate();
    String first = Recid.generate();
    String second = Recid.generate();
    String closed = Recid.generate();
    String embargoed = Recid.generate();
    String number = Long.toString(1_000_000 + Math.floorMod(source.hashCode(), 1_000_000_000));
    String gone = Recid.generate();

    // The newer one comes first, and its older one in another batch.
    ObjectNode newer = record(second, concept, 2);
    file(newer, "data.csv", "a,b\n1,2\n");
    file(newer, "folder/odd ümläut.txt", "in a folder");
    newer.withObject("parent").withObject("communities").putArray("ids").add(community.toString());
    newer.withObject("parent").withObject("communities").put("default", community.toString());
    ObjectNode restricted = record(closed, Recid.generate(), 1);
    restricted.withObject("access").put("record", "restricted").put("files", "restricted");
    file(restricted, "secret.txt", "s");
    ObjectNode later = record(embargoed, Recid.generate(), 1);
    later.withObject("access").put("files", "restricted");
    later
        .withObject("access")
        .withObject("embargo")
        .put("active", true)
        .put("until", "2999-01-01")
        .put("reason", "Patent");
    file(later, "later.txt", "later");
    record(first, concept, 1).withObject("versions").put("is_latest", false);
    record(number, Long.toString(Long.parseLong(number) - 1), 1);
    ObjectNode deleted = record(gone, Recid.generate(), 1);
    deleted.withObject("deletion_status").put("is_deleted", true).put("status", "D");
    deleted.set(
        "tombstone",
        json.readTree(
            """
            {"removal_reason": {"id": "retracted"}, "note": "Wrong", "is_visible": true,
             "citation_text": "Silva (2021)", "removal_date": "2023-01-02T03:04:05+00:00",
             "removed_by": {"user": "7"}}\
            """));

    IngestSummary summary = run(true);
    assertThat(refused).containsOnlyKeys("8", community.toString());
    assertThat(summary.counts().created()).isEqualTo(6);
    assertThat(summary.belongings()).isEqualTo(new Belongings(1, 1, 1, 3));
    assertThat(summary.isComplete()).isFalse();

    Account owner = accounts.find(address).orElseThrow();
    assertThat(owner.fullName()).isEqualTo("Ana Silva");
    JsonNode moved = here(second);
    assertThat(moved.at("/parent/id").asText()).isEqualTo(concept);
    assertThat(moved.at("/parent/access/owned_by/user").asText())
        .isEqualTo(Long.toString(owner.id()));
    assertThat(moved.at("/parent/access/settings/allow_user_requests").asBoolean()).isTrue();
    assertThat(moved.at("/parent/access/settings/secret_link_expiration").asInt()).isEqualTo(30);
    assertThat(moved.at("/parent/pids/doi/identifier").asText()).isEqualTo("10.1234/" + concept);
    assertThat(moved.at("/parent/communities/default").asText()).isEqualTo(community.toString());
    assertThat(moved.at("/pids/doi/identifier").asText()).isEqualTo("10.1234/" + second);
    assertThat(moved.at("/created").asText()).isEqualTo("2021-03-04T05:06:07.123456+00:00");
    assertThat(moved.at("/updated").asText()).isEqualTo("2022-03-04T05:06:07.123456+00:00");
    assertThat(moved.at("/versions/index").asInt()).isEqualTo(2);
    assertThat(moved.at("/versions/is_latest").asBoolean()).isTrue();
    assertThat(moved.at("/metadata/title").asText()).contains("🜂 <i>v</i>");
    assertThat(moved.at("/files/entries/data.csv/checksum").asText())
        .isEqualTo("md5:" + DigestUtils.md5Hex("a,b\n1,2\n"));
    assertThat(moved.at("/files/entries/data.csv/mimetype").asText()).isEqualTo("text/x-odd");
    assertThat(text(second, "data.csv")).isEqualTo("a,b\n1,2\n");
    assertThat(text(second, "folder/odd ümläut.txt")).isEqualTo("in a folder");
    assertThat(here(first).at("/versions/is_latest").asBoolean()).isFalse();
    assertThat(here(first).at("/parent/id").asText()).isEqualTo(concept);
    assertThat(here(closed).at("/access/record").asText()).isEqualTo("restricted");
    assertThat(text(closed, "secret.txt")).isEqualTo("s");
    assertThat(here(embargoed).at("/access/embargo/until").asText()).isEqualTo("2999-01-01");
    assertThat(here(gone).at("/tombstone/removal_reason/id").asText()).isEqualTo("retracted");
    assertThat(here(gone).at("/tombstone/removal_date").asText()).isEqualTo("2023-01-02");

    Identity reader = Identity.anonymous();
    assertThat(records.resolve(reader, concept)).isEqualTo(second);
    assertThat(records.resolve(reader, first)).isEqualTo(first);
    assertThat(records.resolve(reader, number)).isEqualTo(number);
    assertThat(records.withDoi("10.1234/" + second)).isEqualTo(second);
    assertThat(records.resolve(reader, records.withDoi("10.1234/" + concept))).isEqualTo(second);
    assertThatThrownBy(() -> records.resolve(reader, gone)).isInstanceOf(RecordGone.class);
    assertThat(communities.find(community).orElseThrow().metadata().get("page").asText())
        .isEqualTo("<p>x</p>");
    assertThat(communities.curatorAddresses(community)).containsExactly(address);

    List<ObjectNode> before = export.stream().map(one -> here(one.get("id").asText())).toList();
    IngestSummary again = run(true);
    assertThat(again.counts().unchanged()).isEqualTo(6);
    assertThat(export.stream().map(one -> here(one.get("id").asText())).toList()).isEqualTo(before);
  }

  @Test
  void filesMayComeInALaterRun() throws Exception {
    ObjectNode record = record(Recid.generate(), Recid.generate(), 1);
    file(record, "data.csv", "1,2\n");
    String id = record.get("id").asText();
    assertThat(run(false).counts().created()).isEqualTo(1);
    assertThat(here(id).at("/files/enabled").asBoolean()).isFalse();
    assertThat(run(true).counts().updated()).isEqualTo(1);
    assertThat(text(id, "data.csv")).isEqualTo("1,2\n");
    assertThat(here(id).at("/files/count").asInt()).isEqualTo(1);
    assertThat(run(true).counts().unchanged()).isEqualTo(1);

    // A published record's files do not change under it.
    file(record, "data.csv", "3,4\n");
    assertThat(run(true).counts().rejected()).isEqualTo(1);
    assertRefused(record, "files.entries.data.csv", "It came with other content before.");
    assertThat(text(id, "data.csv")).isEqualTo("1,2\n");
  }

  @Test
  void whatCannotStayWhatItWasIsRefusedWithTheReason() throws Exception {
    String concept = Recid.generate();
    ObjectNode good = record(Recid.generate(), concept, 1);
    ObjectNode damaged = record(Recid.generate(), Recid.generate(), 1);
    file(damaged, "a.txt", "as listed");
    Files.writeString(content.resolve(damaged.get("id").asText()).resolve("a.txt"), "as lasted");
    ObjectNode shorter = record(Recid.generate(), Recid.generate(), 1);
    file(shorter, "a.txt", "as listed");
    Files.writeString(content.resolve(shorter.get("id").asText()).resolve("a.txt"), "as");
    ObjectNode missing = record(Recid.generate(), Recid.generate(), 1);
    list(missing, "b.txt", "b");
    ObjectNode traversal = record(Recid.generate(), Recid.generate(), 1);
    Files.writeString(content.resolve("outside.txt"), "out");
    list(traversal, "../outside.txt", "out");
    ObjectNode linked = record(Recid.generate(), Recid.generate(), 1);
    Path own = Files.createDirectories(content.resolve(linked.get("id").asText()));
    Files.createSymbolicLink(own.resolve("c.txt"), content.resolve("outside.txt"));
    list(linked, "c.txt", "out");
    ObjectNode unlisted = record(Recid.generate(), Recid.generate(), 1);
    unlisted.withObject("files").put("enabled", true).remove("entries");
    ObjectNode word = record("bulk", Recid.generate(), 1);
    ObjectNode mistyped = record("abcde-12345", Recid.generate(), 1);
    ObjectNode orphan = record(Recid.generate(), "", 1);
    ObjectNode twin = record(Recid.generate(), concept, 1);
    ObjectNode doi = record(Recid.generate(), Recid.generate(), 1);
    doi.withObject("pids").set("doi", good.at("/pids/doi"));
    ObjectNode versionOfRecord = record(Recid.generate(), good.get("id").asText(), 1);
    ObjectNode placed = record(Recid.generate(), Recid.generate(), 1);
    UUID nowhere = UUID.randomUUID();
    placed.withObject("parent").withObject("communities").putArray("ids").add(nowhere.toString());
    ObjectNode untitled = record(Recid.generate(), Recid.generate(), 1);
    untitled.withObject("metadata").remove("title");
    ObjectNode undated = record(Recid.generate(), Recid.generate(), 1);
    undated.put("created", "last week");

    IngestSummary dry = run(true, true, 100);
    assertThat(dry.counts().accepted()).isEqualTo(5);
    assertThatThrownBy(() -> here(good.get("id").asText()))
        .isInstanceOf(org.reperio.record.RecordNotFound.class);

    for (int batch : List.of(100, 1)) {
      IngestSummary summary = run(true, false, batch);
      assertThat(summary.counts().created() + summary.counts().unchanged()).isEqualTo(1);
      assertThat(summary.counts().rejected()).isEqualTo(export.size() - 1);
      assertRefused(damaged, "files.entries.a.txt", "Its checksum is md5:");
      assertRefused(shorter, "files.entries.a.txt", "It has 2 bytes and not the 9");
      assertRefused(missing, "files.entries.b.txt", "There is no file ");
      assertRefused(traversal, "files.entries.../outside.txt", "'.' or '..' parts");
      assertRefused(linked, "files.entries.c.txt", "There is no file ");
      assertRefused(unlisted, "files.entries", "does not list them");
      assertRefused(word, "id", "\\\"bulk\\\" cannot be kept");
      assertRefused(mistyped, "id", "\\\"abcde-12345\\\" cannot be kept");
      assertRefused(orphan, "parent.id", "It is missing");
      assertRefused(twin, "versions.index", "is version 1 of " + concept + " already");
      assertRefused(doi, "pids.doi", "is the doi of another record already");
      assertRefused(versionOfRecord, "parent.id", "is the identifier of another record");
      assertRefused(placed, "parent.communities.ids", "There is no community " + nowhere);
      assertRefused(untitled, "metadata.title", "");
      assertRefused(undated, "created", "cannot be read");
    }

    // Another source does not get what this one has.
    source = "other-" + UUID.randomUUID();
    run(true);
    assertRefused(good, "id", "is the identifier of another record already");
    assertRefused(good, "parent.id", "is the identifier of another record");
  }

  @Test
  void aRecordOfAnUnknownOwnerIsRefused() throws Exception {
    withPeople(UUID.randomUUID(), UUID.randomUUID() + "@example.org");
    ObjectNode owned = record(Recid.generate(), Recid.generate(), 1);
    owned.withObject("parent").withObject("access").withObject("owned_by").put("user", "12");
    run(false);
    assertRefused(owned, "parent.access.owned_by.user", "The owner 12 is not in the file of users");
  }

  @Test
  void aVersionThatComesLaterIsTheNewestFromThenOn() throws Exception {
    String concept = Recid.generate();
    ObjectNode first = record(Recid.generate(), concept, 1);
    run(false);
    String id = first.get("id").asText();
    assertThat(here(id).at("/versions/is_latest").asBoolean()).isTrue();
    int revision = here(id).get("revision_id").asInt();
    ObjectNode third = record(Recid.generate(), concept, 3);
    run(false);
    assertThat(here(id).at("/versions/is_latest").asBoolean()).isFalse();
    assertThat(here(id).get("revision_id").asInt()).isGreaterThan(revision);
    assertThat(records.resolve(Identity.anonymous(), concept)).isEqualTo(third.get("id").asText());
  }
}
