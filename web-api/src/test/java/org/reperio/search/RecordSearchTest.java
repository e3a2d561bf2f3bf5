package org.reperio.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.reperio.ApiClient.MINIMAL;
import static org.reperio.ApiClient.as;
import static org.reperio.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.ApiClient;
import org.reperio.database.Sql;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordSearchTest {

  @Inject ApiClient client;
  @Inject BulkIndexer indexer;
  @Inject RecordIndex index;
  @Inject IndexRebuild rebuild;
  @Inject Sql sql;

  /** What the worker does with the events of these records. */
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
        .get("/api/records?q={q}", "title:(a AND")
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("q"));
    given()
        .get("/api/records?q={q}", "parent.access.grant_tokens:1")
        .then()
        .statusCode(400)
        .body("errors[0].messages[0]", containsString("parent.access.grant_tokens"));
    given().get("/api/records?size=0").then().statusCode(400).body("errors.field", hasItem("size"));
    given().get("/api/records?page=x").then().statusCode(400).body("errors.field", hasItem("page"));
    given()
        .get("/api/records?page=1000&size=100")
        .then()
        .statusCode(400)
        .body("errors[0].messages[0]", containsString("10,000"));
    given().get("/api/records?sort=nonsense").then().statusCode(400);
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
    List<RecordIndex.Status> before = index.status("rdm");
    IndexRebuild.Result result = rebuild.rebuild("rdm", done -> {});
    org.assertj.core.api.Assertions.assertThat(result.documents())
        .isEqualTo(sql.count("select count(*) from record"));
    given().get("/api/records?q={q}", word).then().body("hits.hits[0].id", equalTo(id));
    org.assertj.core.api.Assertions.assertThat(index.status("rdm"))
        .singleElement()
        .satisfies(
            status -> {
              org.assertj.core.api.Assertions.assertThat(status.name())
                  .isNotEqualTo(before.get(0).name());
              org.assertj.core.api.Assertions.assertThat(status.searched()).isTrue();
              org.assertj.core.api.Assertions.assertThat(status.current()).isTrue();
            });
  }
}
