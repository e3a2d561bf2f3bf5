package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.record.Deletions;
import org.reperio.search.BulkIndexer;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.search.RecordIndex;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordSearchTest {

  @Inject ApiClient client;
  @Inject BulkIndexer indexer;
  @Inject RecordIndex index;
  @Inject IndexRebuild rebuild;
  @Inject Sql sql;
  @Inject Deletions deletions;
  @Inject Communities communities;
  @Inject ObjectMapper json;

  /** Indexes these records as the worker does. */
  private void indexAll() {
    List<UUID> ids = sql.list("select id from record", row -> row.getObject(1, UUID.class));
    indexer.index(ids);
    index.count(index.alias("rdm"));
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void findsByWordWithFacetsAndLinks() {
    String owner = client.token();
    String word = word();
    String id = published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    given()
        .get("/api/records?q={q}", word)
        .then()
        .statusCode(200)
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].id", equalTo(id))
        .body("hits.hits[0].links.self", containsString(id))
        .body("hits.hits[0].metadata.resource_type.title.en", equalTo("Dataset"))
        .body("aggregations.resource_type.buckets[0].key", equalTo("dataset"))
        .body("aggregations.resource_type.buckets[0].label", equalTo("Dataset"))
        .body("links.self", notNullValue())
        .body("sortBy", equalTo("bestmatch"));
    given()
        .get("/api/records?q=metadata.title:{q}&resource_type=image", word)
        .then()
        .body("hits.total", equalTo(0));
    given()
        .get("/api/records?q={q}&resource_type=dataset", word)
        .then()
        .body("hits.total", equalTo(1))
        .body("aggregations.resource_type.buckets[0].is_selected", equalTo(true));
  }

  @Test
  void pagesThroughResultsInOrder() {
    String owner = client.token();
    String word = word();
    for (int i = 0; i < 5; i++) {
      published(owner, MINIMAL.replace("Glacier", word));
    }
    indexAll();
    given()
        .get("/api/records?q={q}&size=2&page=2&sort=newest", word)
        .then()
        .statusCode(200)
        .body("hits.total", equalTo(5))
        .body("hits.hits", hasSize(2))
        .body("links.next", containsString("page=3"))
        .body("links.prev", containsString("page=1"));
  }

  @Test
  void aRestrictedRecordIsFoundByItsOwnerOnly() {
    String owner = client.token();
    String word = word();
    published(
        owner,
        MINIMAL
            .replace("Glacier", word)
            .replace("\"record\": \"public\"", "\"record\": \"restricted\""));
    indexAll();
    given().get("/api/records?q={q}", word).then().body("hits.total", equalTo(0));
    as(client.token()).get("/api/records?q={q}", word).then().body("hits.total", equalTo(0));
    as(owner).get("/api/records?q={q}", word).then().body("hits.total", equalTo(1));
  }

  @Test
  void onlyTheLatestVersionIsFoundUnlessAllAreAskedFor() {
    String owner = client.token();
    String word = word();
    String first = published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    String second = as(owner).post("/api/records/{id}/versions", first).path("id");
    as(owner)
        .body(MINIMAL.replace("Glacier", word))
        .put("/api/records/{id}/draft", second)
        .then()
        .statusCode(200);
    ApiClient.publish(owner, second).statusCode(202);
    indexAll();
    given()
        .get("/api/records?q={q}", word)
        .then()
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].id", equalTo(second));
    given().get("/api/records?q={q}&allversions=true", word).then().body("hits.total", equalTo(2));
  }

  @Test
  void badQueriesAreRefusedWithTheReason() {
    given()
        .get("/api/records?q={q}", "a".repeat(10_001))
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("q"));
    given()
        .get("/api/records?q={q}", "parent.access.grant_tokens:1")
        .then()
        .statusCode(200)
        .body("query_note.reason", containsString("parent.access.grant_tokens"));
    given().get("/api/records?size=0").then().statusCode(400).body("errors.field", hasItem("size"));
    given().get("/api/records?page=x").then().statusCode(400).body("errors.field", hasItem("page"));
    given()
        .get("/api/records?page=101&size=100")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("page"))
        .body("errors[0].messages[0]", containsString("10,000"))
        .body("errors[0].messages[0]", containsString("cursor=*"));
    given()
        .get("/api/records?allversions=perhaps")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("allversions"));
    given()
        .get("/api/records?f=nothing")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("f"));
    given().get("/api/records?sort=nonsense").then().statusCode(400);
  }

  @Test
  void facetsAreTakenInBothForms() {
    String owner = client.token();
    String word = word();
    String dataset = published(owner, MINIMAL.replace("Glacier", word));
    String article =
        published(
            owner, MINIMAL.replace("Glacier", word).replace("dataset", "publication-article"));
    published(owner, MINIMAL.replace("Glacier", word).replace("dataset", "publication-book"));
    indexAll();
    given()
        .get("/api/records?q={q}&f={f}", word, "resource_type:dataset")
        .then()
        .body("hits.hits.id", equalTo(List.of(dataset)));
    given()
        .get(
            "/api/records?q={q}&resource_type=publication&f={f}",
            word,
            "resource_type:publication+inner:publication-article")
        .then()
        .body("hits.hits.id", equalTo(List.of(article)))
        .body("aggregations.resource_type.buckets.key", hasItem("dataset"))
        .body(
            "aggregations.resource_type.buckets.find{it.key=='publication'}.inner.buckets.key",
            hasItem("publication-book"))
        .body(
            "aggregations.resource_type.buckets.find{it.key=='publication'}.inner.buckets"
                + ".find{it.key=='publication-article'}.is_selected",
            equalTo(true))
        .body("links.self", containsString("f=resource_type%3Apublication%2Binner"));
    given()
        .get(
            "/api/records?q={q}&resource_type=dataset&resource_type={t}",
            word,
            "publication::publication-article")
        .then()
        .body("hits.total", equalTo(2));
  }

  @Test
  void everyDocumentedSortIsTaken() {
    String owner = client.token();
    String word = word();
    String first = published(owner, MINIMAL.replace("Glacier", word));
    String second = published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    for (String sort :
        List.of(
            "bestmatch",
            "newest",
            "oldest",
            "updated-desc",
            "updated-asc",
            "version",
            "mostviewed",
            "mostdownloaded")) {
      given()
          .get("/api/records?q={q}&sort={s}", word, sort)
          .then()
          .statusCode(200)
          .body("sortBy", equalTo(sort))
          .body("hits.total", equalTo(2));
    }
    given()
        .get("/api/records?q={q}&sort=oldest", word)
        .then()
        .body("hits.hits.id", equalTo(List.of(first, second)));
    given().get("/api/records?sort=bestmatch").then().body("sortBy", equalTo("newest"));
  }

  @Test
  void filesOfAHitAreHiddenAsThoseOfTheRecordAre() {
    String owner = client.token();
    String word = word();
    String id = draftWithFile(owner, word);
    ApiClient.publish(owner, id).statusCode(202);
    indexAll();
    as(owner)
        .get("/api/records?q={q}", word)
        .then()
        .body("hits.hits[0].files.count", equalTo(1))
        .body("hits.hits[0].access.status", equalTo("restricted"));
    for (String path : List.of("/api/records?q=" + word, "/api/records/" + id)) {
      String files = path.contains("?") ? "hits.hits[0].files" : "files";
      given()
          .get(path)
          .then()
          .statusCode(200)
          .body(files + ".entries", equalTo(Map.of()))
          .body(files + ".count", equalTo(0));
    }
  }

  private static String draftWithFile(String owner, String word) {
    String document =
        MINIMAL
            .replace("Glacier", word)
            .replace("\"files\": \"public\"", "\"files\": \"restricted\"")
            .replace("\"enabled\": false", "\"enabled\": true");
    String id = ApiClient.draft(owner, document);
    as(owner).body("[{\"key\": \"a.txt\"}]").post("/api/records/{id}/draft/files", id);
    given()
        .auth()
        .oauth2(owner)
        .contentType("application/octet-stream")
        .body("a".getBytes(UTF_8))
        .put("/api/records/{id}/draft/files/a.txt/content", id)
        .then()
        .statusCode(200);
    as(owner).post("/api/records/{id}/draft/files/a.txt/commit", id).then().statusCode(200);
    return id;
  }

  @Test
  void aDeletedRecordIsFoundByAdministratorsWhoAskForIt() {
    String owner = client.token();
    String administrator = client.token("administration");
    String word = word();
    String id = published(owner, MINIMAL.replace("Glacier", word));
    deletions.delete(Identity.ofSystem(), id, json.createObjectNode(), OptionalInt.empty());
    indexAll();
    as(owner)
        .get("/api/records?q={q}&include_deleted=true", word)
        .then()
        .body("hits.total", equalTo(0));
    as(administrator).get("/api/records?q={q}", word).then().body("hits.total", equalTo(0));
    as(administrator)
        .get("/api/records?q={q}&include_deleted=true", word)
        .then()
        .body("hits.hits[0].id", equalTo(id))
        .body("hits.hits[0].deletion_status.is_deleted", equalTo(true));
    as(administrator)
        .get("/api/records?q={q}&status=P", word)
        .then()
        .body("hits.total", equalTo(0));
    as(administrator)
        .get("/api/records?q={q}&status=D", word)
        .then()
        .body("hits.total", equalTo(1));
  }

  @Test
  void nothingOfTheIndexItselfIsShownOrAsked() {
    String owner = client.token();
    String word = word();
    published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    for (String field : List.of("readers", "file_readers", "depositors", "uuid", "has_draft")) {
      given().get("/api/records?q={q}", word).then().body("hits.hits[0]", not(hasKey(field)));
      given()
          .get("/api/records?q={q}", field + ":*")
          .then()
          .statusCode(200)
          .body("query_note.reason", containsString(field));
    }
  }

  @Test
  void versionsAreListedInPages() {
    String owner = client.token();
    String first = published(owner, MINIMAL);
    String second = as(owner).post("/api/records/{id}/versions", first).path("id");
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", second).then().statusCode(200);
    ApiClient.publish(owner, second).statusCode(202);
    given()
        .get("/api/records/{id}/versions?size=1", first)
        .then()
        .statusCode(200)
        .body("hits.total", equalTo(2))
        .body("hits.hits.id", equalTo(List.of(second)))
        .body("sortBy", equalTo("version"))
        .body("links.next", containsString("page=2"));
    given()
        .get("/api/records/{id}/versions?size=1&page=2", second)
        .then()
        .body("hits.hits.id", equalTo(List.of(first)))
        .body("links.prev", containsString("page=1"));
    given()
        .get("/api/records/{id}/versions?allversions=false", first)
        .then()
        .body("hits.hits.id", equalTo(List.of(second)));
    given().get("/api/records/{id}/versions?page=0", first).then().statusCode(400);
  }

  @Test
  void aCommunitysRecordsAreFoundByItsIdAndItsSlug() {
    String word = word();
    var community =
        communities.save(
            Identity.ofSystem(), word, json.createObjectNode().put("title", "A community"));
    String owner = client.token();
    String inside = published(owner, MINIMAL.replace("Glacier", word));
    published(owner, MINIMAL.replace("Glacier", word));
    QuarkusTransaction.requiringNew()
        .run(
            () ->
                communities.add(
                    sql.first(
                            "select parent_id from record where pid = ?",
                            row -> row.getObject(1, UUID.class),
                            inside)
                        .orElseThrow(),
                    List.of(word)));
    indexAll();
    for (String name : List.of(word, community.id().toString())) {
      given()
          .get("/api/communities/{c}/records?q={q}", name, word)
          .then()
          .statusCode(200)
          .body("hits.hits.id", equalTo(List.of(inside)))
          .body("links.self", containsString("/api/communities/" + community.id() + "/records"));
    }
    given().get("/api/communities/{c}/records", "no-such-" + word).then().statusCode(404);
  }

  @Test
  void aLateWriteDoesNotUndoANewerOne() {
    String owner = client.token();
    String word = word();
    String id = published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    String newer = word();
    as(owner).body(MINIMAL.replace("Glacier", newer)).put("/api/records/{id}/draft", id);
    ApiClient.publish(owner, id).statusCode(202);
    indexAll();
    indexAll();
    given().get("/api/records?q={q}", newer).then().body("hits.total", equalTo(1));
    given().get("/api/records?q={q}", word).then().body("hits.total", equalTo(0));
  }

  @Test
  void aRebuildKeepsEverythingFindable() throws InterruptedException {
    String owner = client.token();
    String word = word();
    String id = published(owner, MINIMAL.replace("Glacier", word));
    indexAll();
    IndexId records = IndexId.records("rdm");
    List<RecordIndex.Status> before = index.status(records);
    IndexRebuild.Result result = rebuild.rebuild(records, done -> {});
    assertThat(result.documents()).isEqualTo(sql.count("select count(*) from record"));
    given().get("/api/records?q={q}", word).then().body("hits.hits[0].id", equalTo(id));
    assertThat(index.status(records))
        .singleElement()
        .satisfies(
            status -> {
              assertThat(status.name()).isNotEqualTo(before.get(0).name());
              assertThat(status.searched()).isTrue();
              assertThat(status.current()).isTrue();
            });
  }
}
