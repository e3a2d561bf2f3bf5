package org.reperio.worker.pid.registration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.crosswalk.Provenance;
import org.reperio.pid.PidState;
import org.reperio.pid.RegistrationClaims;
import org.reperio.pid.Registrations;
import org.reperio.record.Deletions;
import org.reperio.record.DraftCreation;
import org.reperio.record.Drafts;
import org.reperio.record.ImportedRecord;
import org.reperio.record.MovedRecord;
import org.reperio.record.Outcome;
import org.reperio.record.Publishing;
import org.reperio.record.Recid;
import org.reperio.record.RecordImport;
import org.reperio.record.RecordMove;
import org.reperio.test.TestServices;
import org.reperio.worker.messaging.OutboxRelay;

/**
 * From a commit through the broker and the worker to the registrar, and what may go wrong there.
 */
@QuarkusTest
@QuarkusTestResource(value = TestServices.class, restrictToAnnotatedClass = true)
@QuarkusTestResource(value = RegistrarOnDemand.class, restrictToAnnotatedClass = true)
class RegistrationTest {

  private static boolean started;

  RegistrarOnDemand registrar;

  @Inject DraftCreation deposits;
  @Inject Drafts drafts;
  @Inject Publishing publishing;
  @Inject Deletions deletions;
  @Inject RecordImport imports;
  @Inject RecordMove move;
  @Inject Accounts accounts;
  @Inject Registrations registrations;
  @Inject RegistrarUpdates updates;
  @Inject OutboxRelay relay;
  @Inject RegistrationClaims claims;
  @Inject RegistrationQueue queue;
  @Inject ObjectMapper json;

  private Identity researcher;

  @BeforeEach
  void startOnce() {
    if (!started) {
      queue.start();
      relay.start();
      started = true;
    }
    researcher =
        accounts
            .create(Identity.ofSystem(), UUID.randomUUID() + "@example.org", "Somebody")
            .identity();
  }

  @AfterEach
  void switchOn() {
    registrar.switchOn();
  }

  private ObjectNode document(String title) throws Exception {
    return (ObjectNode)
        json.readTree(
            """
            {"files": {"enabled": false},
             "metadata": {"title": "%s", "publication_date": "2024-05", "publisher": "Reperio",
               "resource_type": {"id": "dataset"}, "description": "<p>What it is</p>",
               "creators": [{"person_or_org": {"type": "personal", "family_name": "Okafor",
                 "given_name": "Ngozi"}}]}}\
            """
                .formatted(title));
  }

  private ObjectNode published(String title) throws Exception {
    return publishing.publish(
        researcher, deposits.create(researcher, "rdm", document(title)).pid());
  }

  private static String doi(JsonNode record) {
    return record.at("/pids/doi/identifier").asText();
  }

  private static String conceptDoi(JsonNode record) {
    return record.at("/parent/pids/doi/identifier").asText();
  }

  private Optional<PidState> state(String doi) {
    return registrations.find(doi).map(Registrations.Registration::state);
  }

  private void awaitState(String doi, PidState state) {
    await(doi + " is " + state)
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() -> assertThat(state(doi)).contains(state));
  }

  private JsonNode attributes(String doi) throws Exception {
    return json.readTree(registrar.readAsOwner(doi).body()).at("/data/attributes");
  }

  @Test
  void aPublishedRecordAndItsConceptBecomeFindable() throws Exception {
    ObjectNode record = published("Glaciers");
    assertThat(doi(record)).isEqualTo("10.5072/" + record.get("id").asText());
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    assertThat(registrar.read(doi(record)).statusCode()).isEqualTo(200);
    JsonNode version = attributes(doi(record));
    assertThat(version.get("state").asText()).isEqualTo("findable");
    assertThat(version.get("url").asText()).endsWith("/records/" + record.get("id").asText());
    assertThat(version.at("/titles/0/title").asText()).isEqualTo("Glaciers");
    assertThat(version.get("relatedIdentifiers"))
        .anyMatch(
            related ->
                related.get("relationType").asText().equals("IsVersionOf")
                    && related.get("relatedIdentifier").asText().equals(conceptDoi(record)));
    JsonNode concept = attributes(conceptDoi(record));
    assertThat(concept.get("url").asText())
        .endsWith("/records/" + record.at("/parent/id").asText());
    assertThat(concept.get("relatedIdentifiers"))
        .anyMatch(
            related ->
                related.get("relationType").asText().equals("HasVersion")
                    && related.get("relatedIdentifier").asText().equals(doi(record)));
  }

  @Test
  void anEditChangesWhatTheRegistrarSays() throws Exception {
    ObjectNode record = published("Before");
    String id = record.get("id").asText();
    awaitState(doi(record), PidState.REGISTERED);
    deposits.edit(researcher, id);
    drafts.update(researcher, id, document("After"), OptionalInt.empty());
    publishing.publish(researcher, id);
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(attributes(doi(record)).at("/titles/0/title").asText())
                    .isEqualTo("After"));
    awaitState(doi(record), PidState.REGISTERED);
  }

  @Test
  void whatTheRegistrarKnowsIsNotSentAgain() throws Exception {
    ObjectNode record = published("Once");
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    String told = attributes(doi(record)).get("updated").asText();
    String id = record.get("id").asText();
    deposits.edit(researcher, id);
    publishing.publish(researcher, id);
    awaitState(doi(record), PidState.REGISTERED);
    assertThat(attributes(doi(record)).get("updated").asText()).isEqualTo(told);
    // As an operator has them compared after a loss of events.
    assertThat(claims.allDue()).isGreaterThanOrEqualTo(2);
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    assertThat(attributes(doi(record)).get("updated").asText()).isEqualTo(told);
    assertThat(registrations.retry(doi(record), false)).isTrue();
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () -> assertThat(attributes(doi(record)).get("updated").asText()).isNotEqualTo(told));
  }

  @Test
  void theConceptFollowsTheLatestVersion() throws Exception {
    ObjectNode first = published("First version");
    awaitState(conceptDoi(first), PidState.REGISTERED);
    var next = deposits.newVersion(researcher, first.get("id").asText());
    drafts.update(researcher, next.pid(), document("Second version"), OptionalInt.empty());
    ObjectNode second = publishing.publish(researcher, next.pid());
    assertThat(conceptDoi(second)).isEqualTo(conceptDoi(first));
    assertThat(doi(second)).isNotEqualTo(doi(first));
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(attributes(conceptDoi(first)).at("/titles/0/title").asText())
                    .isEqualTo("Second version"));
    assertThat(attributes(conceptDoi(first)).get("relatedIdentifiers"))
        .filteredOn(related -> related.get("relationType").asText().equals("HasVersion"))
        .extracting(related -> related.get("relatedIdentifier").asText())
        .containsExactlyInAnyOrder(doi(first), doi(second));
  }

  @Test
  void whatIsDeletedIsHiddenAndWhatIsRestoredIsShown() throws Exception {
    ObjectNode record = published("Gone and back");
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    String id = record.get("id").asText();
    deletions.delete(Identity.ofSystem(), id, json.createObjectNode(), OptionalInt.empty());
    awaitState(doi(record), PidState.HIDDEN);
    awaitState(conceptDoi(record), PidState.HIDDEN);
    assertThat(registrar.read(doi(record)).statusCode()).isEqualTo(404);
    assertThat(attributes(doi(record)).get("state").asText()).isEqualTo("registered");
    deletions.restore(Identity.ofSystem(), id);
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    assertThat(registrar.read(doi(record)).statusCode()).isEqualTo(200);
  }

  @Test
  void whatIsPurgedStaysHiddenForEver() throws Exception {
    ObjectNode record = published("Purged");
    awaitState(doi(record), PidState.REGISTERED);
    awaitState(conceptDoi(record), PidState.REGISTERED);
    String id = record.get("id").asText();
    deletions.delete(Identity.ofSystem(), id, json.createObjectNode(), OptionalInt.empty());
    deletions.mark(Identity.ofSystem(), id, true);
    deletions.purge(Identity.ofSystem(), id);
    awaitState(doi(record), PidState.HIDDEN);
    awaitState(conceptDoi(record), PidState.HIDDEN);
    assertThat(registrar.read(doi(record)).statusCode()).isEqualTo(404);
  }

  @Test
  void aRestrictedRecordIsNotRegisteredUntilItIsOpened() throws Exception {
    ObjectNode closed = document("Closed");
    closed.putObject("access").put("record", "restricted").put("files", "restricted");
    String id = deposits.create(researcher, "rdm", closed).pid();
    ObjectNode record = publishing.publish(researcher, id);
    assertThat(doi(record)).isEmpty();
    deposits.edit(researcher, id);
    drafts.update(researcher, id, document("Opened"), OptionalInt.empty());
    String doi = doi(publishing.publish(researcher, id));
    awaitState(doi, PidState.REGISTERED);
    deposits.edit(researcher, id);
    drafts.update(researcher, id, closed, OptionalInt.empty());
    assertThat(doi(publishing.publish(researcher, id))).isEqualTo(doi);
    awaitState(doi, PidState.HIDDEN);
  }

  @Test
  void anOutageOfTheRegistrarBlocksNobodyAndLosesNothing() throws Exception {
    registrar.switchOff();
    ObjectNode record = published("During an outage");
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(registrations.find(doi(record)).orElseThrow().attempts().reason())
                    .contains("cannot be reached"));
    assertThat(state(doi(record))).contains(PidState.PENDING);
    assertThat(registrations.list(Registrations.Selection.FAILED, 100))
        .anyMatch(one -> one.value().equals(doi(record)) && one.attempts().nextTry() != null);
    registrar.switchOn();
    awaitState(doi(record), PidState.REGISTERED);
    assertThat(registrations.find(doi(record)).orElseThrow().attempts().reason()).isNull();
  }

  @Test
  void aRefusalIsKeptWithItsReasonAndCanBeTriedAgain() throws Exception {
    var draft = deposits.create(researcher, "rdm", document("Taken"));
    String doi = "10.5072/" + draft.pid();
    assertThat(registrar.registerElsewhere(doi).statusCode()).isEqualTo(201);
    publishing.publish(researcher, draft.pid());
    awaitState(doi, PidState.FAILED);
    assertThat(registrations.find(doi).orElseThrow().attempts().reason())
        .startsWith("Another account has registered this DOI.");
    assertThat(registrations.find(doi).orElseThrow().attempts().nextTry()).isNull();
    // Taking over is for DOIs of the repository's own account: this one is still refused.
    assertThat(registrations.retry(doi, true)).isTrue();
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(
            () ->
                assertThat(registrations.find(doi).orElseThrow().attempts().reason())
                    .contains("not authorized"));
    awaitState(doi, PidState.FAILED);
  }

  @Test
  void anImportedRecordKeepsItsDoiOfTheRepositoryAndIsRegistered() throws Exception {
    String doi = "10.5072/imported." + UUID.randomUUID();
    ObjectNode document = document("Imported");
    document.putObject("pids").putObject("doi").put("identifier", doi).put("provider", "external");
    List<Outcome> outcome =
        imports.publish(
            Identity.ofSystem(), "rdm", "test", List.of(new ImportedRecord(doi, document)));
    assertThat(outcome.get(0).kind()).isEqualTo(Outcome.Kind.CREATED);
    awaitState(doi, PidState.REGISTERED);
    assertThat(attributes(doi).get("url").asText()).endsWith(outcome.get(0).recid());
  }

  @Test
  void aRecordThatMovesInKeepsItsDoiWhichLeadsHereFromThenOn() throws Exception {
    String id = Recid.generate();
    String concept = Recid.generate();
    String doi = "10.5072/old." + id;
    String conceptDoi = "10.5072/old." + concept;
    assertThat(registrar.registerBefore(doi).statusCode()).isEqualTo(201);
    assertThat(registrar.registerBefore(conceptDoi).statusCode()).isEqualTo(201);
    ObjectNode document = document("Moved");
    ObjectNode pids =
        (ObjectNode) json.readTree("{\"doi\": {\"identifier\": \"%s\"}}".formatted(doi));
    document.set("pids", pids);
    ObjectNode shared =
        (ObjectNode) json.readTree("{\"doi\": {\"identifier\": \"%s\"}}".formatted(conceptDoi));
    Instant then = Instant.parse("2020-01-02T03:04:05Z");
    var provenance =
        new Provenance(
            id,
            new Provenance.Concept(
                concept, shared, Optional.empty(), json.createObjectNode(), List.of()),
            1,
            new Provenance.Times(then, then),
            Optional.empty(),
            new Provenance.Files(json.createObjectNode(), Optional.empty()));
    List<Outcome> outcome =
        move.take(
            Identity.ofSystem(),
            "rdm",
            "test",
            List.of(new MovedRecord(id, document, provenance, null, List.of(), List.of())),
            Optional.empty());
    assertThat(outcome.get(0).errors()).isEmpty();
    awaitState(doi, PidState.REGISTERED);
    awaitState(conceptDoi, PidState.REGISTERED);
    assertThat(attributes(doi).get("url").asText()).endsWith("/records/" + id);
    assertThat(attributes(conceptDoi).get("url").asText()).endsWith("/records/" + concept);
    assertThat(registrations.find(doi).orElseThrow().attempts().reason()).isNull();
  }

  @Test
  void severalWorkersRegisterEachOnce() throws Exception {
    List<ImportedRecord> batch =
        IntStream.range(0, 40)
            .mapToObj(i -> imported("10.5072/many." + UUID.randomUUID()))
            .toList();
    imports.publish(Identity.ofSystem(), "rdm", "test", batch);
    var go = new CountDownLatch(1);
    try (var pool = new AutoShutdown()) {
      for (int i = 0; i < 6; i++) {
        pool.threads.execute(
            () -> {
              try {
                go.await();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
              while (updates.next()) {
                Thread.onSpinWait();
              }
            });
      }
      go.countDown();
      for (ImportedRecord record : batch) {
        awaitState(record.sourceId(), PidState.REGISTERED);
        JsonNode there = attributes(record.sourceId());
        // A second request would have been a change, and noted as one.
        assertThat(there.get("updated")).isEqualTo(there.get("created"));
      }
    }
  }

  private static final class AutoShutdown implements AutoCloseable {
    private final java.util.concurrent.ExecutorService threads = Executors.newFixedThreadPool(6);

    @Override
    public void close() {
      threads.shutdownNow();
    }
  }

  private ImportedRecord imported(String doi) {
    try {
      ObjectNode document = document("One of many");
      document
          .putObject("pids")
          .putObject("doi")
          .put("identifier", doi)
          .put("provider", "external");
      return new ImportedRecord(doi, document);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
