package org.reperio.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.model.DataModels;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexRejections;
import org.reperio.search.RecordIndex;
import org.reperio.search.SearchEngine;
import org.reperio.test.TestServices;
import org.reperio.test.TextFields;

/** Every text field takes the Big List of Naughty Strings and gives it back unchanged. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class NaughtyStringsTest {

  /** How many times the strings go round the fields, each time to other ones. */
  private static final int ROUNDS = 8;

  /** Files of one draft. */
  private static final int FILES = 40;

  @Inject ApiClient client;
  @Inject DataModels models;
  @Inject BulkIndexer indexer;
  @Inject IndexRejections rejections;
  @Inject RecordIndex index;
  @Inject SearchEngine engine;
  @Inject ObjectMapper json;
  @Inject Sql sql;

  private TextFields fields;
  private ObjectNode full;

  @BeforeEach
  void read() {
    fields = new TextFields(models.get("rdm").schema());
    full = fields.document();
  }

  private JsonNode body(Response response, int status) throws IOException {
    String text = response.body().asString();
    assertThat(response.statusCode()).as(text).isEqualTo(status);
    return json.readTree(response.body().asByteArray());
  }

  private JsonNode save(String token, String id, ObjectNode document) throws IOException {
    return body(as(token).body(document.toString()).put("/api/records/{id}/draft", id), 200);
  }

  private static void assertHolds(JsonNode answer, Map<String, String> placed) {
    placed.forEach(
        (pointer, text) ->
            assertThat(answer.at(pointer).textValue())
                .as(pointer)
                .isEqualTo(TextFields.kept(text)));
  }

  /** The model's own test tries each string in each field, without all the parts. */
  @Test
  void draftsRecordsAndTheIndexGiveTextBackUnchanged() throws IOException {
    String token = client.token();
    String id = published(token, MINIMAL);
    UUID uuid =
        sql.first("select id from record where pid = ?", row -> row.getObject(1, UUID.class), id)
            .orElseThrow();
    List<String> texts = TextFields.naughty().stream().filter(text -> !text.isBlank()).toList();
    var position = new AtomicInteger();
    while (position.get() < ROUNDS * texts.size()) {
      ObjectNode document = full.deepCopy();
      Map<String, String> placed =
          fields.replace(document, any -> texts.get(position.getAndIncrement() % texts.size()));
      body(as(token).post("/api/records/{id}/draft", id), 201);
      assertHolds(save(token, id, document), placed);
      JsonNode record = body(as(token).post("/api/records/{id}/draft/actions/publish", id), 202);
      assertHolds(record, placed);
      indexer.index(List.of(uuid));
      JsonNode indexed =
          engine.call("GET", "/" + index.alias("rdm") + "/_doc/" + uuid).get("_source");
      assertHolds(indexed, placed);
      assertThat(indexed.get("revision_id")).isEqualTo(record.get("revision_id"));
    }
    assertThat(rejections.list(10)).noneMatch(one -> one.recordId().equals(uuid));
  }

  @Test
  void nothingButWhiteSpaceIsNoTitle() throws IOException {
    String token = client.token();
    String id =
        draft(token, MINIMAL.replaceFirst("\"title\": \"[^\"]*\"", "\"title\": \" \\\\t \""));
    JsonNode refusal = body(as(token).post("/api/records/{id}/draft/actions/publish", id), 400);
    assertThat(refusal.get("errors").findValuesAsText("field")).contains("metadata.title");
  }

  @Test
  void filesAreNamedAsTheirOwnersNameThemOrRefused() throws IOException {
    String token = client.token();
    String withFiles = MINIMAL.replace("\"enabled\": false", "\"enabled\": true");
    List<String> naughty = TextFields.naughty();
    int taken = 0;
    String id = null;
    for (String name : naughty) {
      id = taken % FILES == 0 ? draft(token, withFiles) : id;
      String entries =
          json.createArrayNode().add(json.createObjectNode().put("key", name)).toString();
      Response started = as(token).body(entries).post("/api/records/{id}/draft/files", id);
      if (started.statusCode() == 400) {
        continue;
      }
      taken++;
      JsonNode entry = null;
      for (JsonNode one : body(started, 201).get("entries")) {
        entry = one.get("key").textValue().equals(name) ? one : entry;
      }
      assertThat(entry).as("the entry of %s", name).isNotNull();
      URI self = URI.create(entry.at("/links/self").asText());
      JsonNode file = body(as(token).urlEncodingEnabled(false).get(self.getRawPath()), 200);
      assertThat(file.get("key").textValue()).isEqualTo(name);
    }
    // Most of the list is no danger to anybody.
    assertThat(taken).isGreaterThan(naughty.size() / 2);
  }
}
