package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.ApiClient.restricted;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.database.Sql;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.IndexField;
import org.reperio.search.RecordIndex;
import org.reperio.search.SearchEngine;
import org.reperio.test.TestServices;

/**
 * No form of search reveals a part of a record that the reader may not see. The fields that this
 * goes through are those that the data model declares.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class HiddenFieldsTest {

  @Inject ApiClient client;
  @Inject Indices indices;
  @Inject DataModels models;
  @Inject SearchEngine engine;
  @Inject RecordIndex index;
  @Inject ObjectMapper json;
  @Inject Sql sql;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private String owner;
  private String record;

  /** A public record with restricted files, a restricted newer version, a draft and a grant. */
  @BeforeEach
  void record() {
    owner = client.token();
    record =
        ApiClient.draft(
            owner,
            MINIMAL
                .replace("Glacier", word)
                .replace("\"files\": \"public\"", "\"files\": \"restricted\"")
                .replace("\"enabled\": false", "\"enabled\": true"));
    file("names.sav", "a");
    file("list.xyzq", "12345678");
    publish(owner, record).statusCode(202);
    as(owner)
        .body(
            """
            {"grants": [{"permission": "view", "subject": {"type": "user", "id": "%d"}}]}"""
                .formatted(client.user().id()))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    String newer = as(owner).post("/api/records/{id}/versions", record).path("id");
    as(owner)
        .body(restricted(MINIMAL))
        .put("/api/records/{id}/draft", newer)
        .then()
        .statusCode(200);
    publish(owner, newer).statusCode(202);
    as(owner).post("/api/records/{id}/versions", record).then().statusCode(201);
    indices.applyEvents();
  }

  private void file(String name, String content) {
    as(owner)
        .body("[{\"key\": \"%s\"}]".formatted(name))
        .post("/api/records/{id}/draft/files", record);
    given()
        .auth()
        .oauth2(owner)
        .contentType("application/octet-stream")
        .body(content.getBytes(UTF_8))
        .put("/api/records/{id}/draft/files/{name}/content", record, name)
        .then()
        .statusCode(200);
    as(owner)
        .post("/api/records/{id}/draft/files/{name}/commit", record, name)
        .then()
        .statusCode(200);
  }

  private ValidatableResponse ask(RequestSpecification reader, String q) {
    return given()
        .spec(reader)
        .queryParam("q", q)
        .queryParam("allversions", true)
        .get("/api/records")
        .then()
        .statusCode(200);
  }

  private int count(RequestSpecification reader, String q) {
    return ask(reader, "metadata.title:" + word + " AND (" + q + ")").extract().path("hits.total");
  }

  /** The record's document in the index. */
  private ObjectNode indexed() {
    UUID id =
        sql.first(
                "select id from record where pid = ?", row -> row.getObject(1, UUID.class), record)
            .orElseThrow();
    return (ObjectNode) engine.call("GET", "/" + index.alias("rdm") + "/_doc/" + id).get("_source");
  }

  private DataModel model() {
    return models.get("rdm");
  }

  @Test
  void theFilesOfARecordAreNotAskedOut() {
    given()
        .queryParam("q", "title:" + word)
        .get("/api/records")
        .then()
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].files.count", equalTo(0))
        .body("aggregations.file_type.buckets", empty());
    for (String q :
        List.of(
            "files.types:xyzq",
            "files.total_bytes:[5 TO 20]",
            "files.totalbytes:9",
            "files.count:>1")) {
      assertThat(count(given(), q)).as(q).isZero();
      assertThat(count(as(owner), q)).as(q).isEqualTo(1);
      assertThat(count(given(), "NOT " + q)).as(q).isEqualTo(1);
    }
    for (String chosen : List.of("file_type=sav", "f=file_type:sav")) {
      given()
          .get("/api/records?q=title:" + word + "&" + chosen)
          .then()
          .body("hits.total", equalTo(0));
      as(owner)
          .get("/api/records?allversions=true&q=title:" + word + "&" + chosen)
          .then()
          .body("hits.total", equalTo(1))
          .body("aggregations.file_type.buckets.key", org.hamcrest.Matchers.hasItem("xyzq"));
    }
  }

  @Test
  void whatIsHiddenBySomeRuleIsFoundByThoseOnlyWhoMaySeeIt() {
    Map<String, Set<String>> values = leaves(indexed());
    int tried = 0;
    for (IndexField field : model().indexFields().values()) {
      if (field.readers().isEmpty()) {
        continue;
      }
      assertThat(values).as("the record has every hidden field").containsKey(field.name());
      for (String value : values.get(field.name())) {
        for (String q : forms(field, value)) {
          assertThat(count(given(), q)).as("a visitor asks " + q).isZero();
          assertThat(count(as(client.token()), q)).as("a stranger asks " + q).isZero();
          assertThat(count(as(owner), q)).as("the owner asks " + q).isEqualTo(1);
          tried++;
        }
      }
      for (FacetDeclaration facet : model().facets()) {
        if (facet.fields().contains(field.name())) {
          String buckets = "aggregations." + facet.name() + ".buckets";
          ask(given(), "title:" + word).body(buckets, empty());
          assertThat((List<?>) ask(as(owner), "title:" + word).extract().path(buckets))
              .isNotEmpty();
        }
      }
    }
    assertThat(tried).isGreaterThan(20);
  }

  private static List<String> forms(IndexField field, String value) {
    String name = field.name();
    List<String> forms =
        new ArrayList<>(
            List.of(
                name + ":" + value,
                name + ":\"" + value + "\"",
                name + ":(nothing OR " + value + ")",
                "(" + name + ":" + value + ")^3",
                "nothing OR +" + name + ":" + value,
                "_exists_:" + name,
                name + ":*",
                "NOT (NOT " + name + ":" + value + ")"));
    if (field.type() != IndexField.Type.OTHER) {
      forms.add(name + ":[" + value + " TO " + value + "]");
      forms.add(name + ":>=" + value);
    }
    if (field.type().hasLetters()) {
      forms.add(name + ":" + value.charAt(0) + "*");
      forms.add(name + ":*" + value.substring(1));
      forms.add(name + ":/" + value + "/");
      forms.add(name + ":" + value + "~1");
    }
    return forms;
  }

  @Test
  void whatIsHiddenFromAllIsNoField() {
    Map<String, Set<String>> values = leaves(indexed());
    Set<String> tried = new HashSet<>();
    for (IndexField field : model().indexFields().values()) {
      if (!field.isPrivate()) {
        continue;
      }
      String value =
          values.getOrDefault(field.name(), Set.of("x")).stream().findFirst().orElse("x");
      for (RequestSpecification reader : List.of(given(), as(owner))) {
        for (String q : List.of(field.name() + ":\"" + value + "\"", "_exists_:" + field.name())) {
          ask(reader, q).body("query_note.reason", containsString("There is no field"));
        }
      }
      given().queryParam("sort", field.name()).get("/api/records").then().statusCode(400);
      given()
          .queryParam("q", "title:" + word)
          .queryParam(field.name(), "nothing")
          .get("/api/records")
          .then()
          .body("hits.total", equalTo(1));
      tried.add(field.name());
    }
    assertThat(tried)
        .contains("readers", "newer_readers", "file_readers", "depositors", "uuid", "has_draft");
  }

  /** Whatever the index holds and a visitor is not shown has to be declared hidden. */
  @Test
  void whatAVisitorIsNotShownIsDeclaredHidden() throws IOException {
    JsonNode hit =
        json.readTree(ask(given(), "title:" + word).extract().asString()).at("/hits/hits/0");
    Map<String, Set<String>> shown = leaves((ObjectNode) hit);
    shown.put("deletion_status", shown.get("deletion_status.status"));
    Map<String, Set<String>> held = leaves(model().recordOf(indexed()));
    Set<String> compared = new HashSet<>();
    for (IndexField field : model().indexFields().values()) {
      if (field.isPublic() && held.containsKey(field.name())) {
        assertThat(shown).as(field.name()).containsEntry(field.name(), held.get(field.name()));
        compared.add(field.name());
      }
    }
    assertThat(compared).hasSizeGreaterThan(15).contains("metadata.title", "access.status");
    assertThat(shown.get("versions.is_latest")).containsExactly("true");
    assertThat(held.get("versions.is_latest")).containsExactly("false");
  }

  @Test
  void whetherThereIsANewerVersionIsNotAskedOut() {
    assertThat(count(given(), "versions.is_latest:true")).isEqualTo(1);
    assertThat(count(given(), "versions.is_latest:false")).isZero();
    assertThat(count(as(owner), "versions.is_latest:true")).isZero();
    assertThat(count(as(owner), "versions.is_latest:false")).isEqualTo(1);
    assertThat(count(given(), "versions.is_latest_draft:false")).isZero();
  }

  @Test
  void aCursorTellsNothingThatIsHidden() throws IOException {
    published(owner, MINIMAL.replace("Glacier", word));
    indices.applyEvents();
    String next =
        given()
            .queryParam("q", "title:" + word)
            .queryParam("size", 1)
            .queryParam("cursor", "*")
            .get("/api/records")
            .then()
            .statusCode(200)
            .extract()
            .path("links.next");
    String token = next.replaceFirst(".*[?&]cursor=([^&]*).*", "$1");
    byte[] bytes = java.util.Base64.getUrlDecoder().decode(token);
    JsonNode place = json.readTree(new String(bytes, 8, bytes.length - 8, UTF_8));
    Set<String> uuids = leaves(indexed()).get("uuid");
    place.forEach(value -> assertThat(uuids).doesNotContain(value.asText()));
  }

  private static Map<String, Set<String>> leaves(ObjectNode document) {
    Map<String, Set<String>> leaves = new TreeMap<>();
    collect("", document, leaves);
    return leaves;
  }

  private static void collect(String path, JsonNode node, Map<String, Set<String>> leaves) {
    if (node.isObject()) {
      node.properties()
          .forEach(
              entry ->
                  collect(
                      path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(),
                      entry.getValue(),
                      leaves));
    } else if (node.isArray()) {
      node.forEach(one -> collect(path, one, leaves));
    } else if (!node.isNull()) {
      leaves.computeIfAbsent(path, p -> new HashSet<>()).add(node.asText());
    }
  }
}
