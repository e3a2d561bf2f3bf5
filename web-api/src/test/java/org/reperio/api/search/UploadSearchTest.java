package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.database.Sql;
import org.reperio.search.IndexId;
import org.reperio.search.IndexRebuild;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class UploadSearchTest {

  @Inject ApiClient client;
  @Inject Indices indices;
  @Inject IndexRebuild rebuild;
  @Inject Sql sql;

  private void applyEvents() {
    indices.applyEvents();
  }

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  private static ValidatableResponse uploads(String token, String word) {
    return as(token).get("/api/user/records?q={q}", word).then().statusCode(200);
  }

  @Test
  void needsAnAccount() {
    given().get("/api/user/records").then().statusCode(403);
  }

  @Test
  void listsDraftsAndRecordsAndTellsThemApart() {
    String owner = client.token();
    String word = word();
    String unpublished = draft(owner, MINIMAL.replace("Glacier", word));
    String record = published(owner, MINIMAL.replace("Glacier", word));
    applyEvents();
    uploads(owner, word)
        .body("hits.hits.id", containsInAnyOrder(unpublished, record))
        .body("hits.hits.find{it.id=='" + unpublished + "'}.is_published", equalTo(false))
        .body("hits.hits.find{it.id=='" + unpublished + "'}.links.self", containsString("/draft"))
        .body("aggregations.is_published.buckets.key", containsInAnyOrder("true", "false"));
    as(owner)
        .get("/api/user/records?q={q}&is_published=false", word)
        .then()
        .body("hits.hits.id", equalTo(List.of(unpublished)))
        .body("aggregations.is_published.buckets.find{it.key=='false'}.is_selected", equalTo(true));
    as(owner)
        .get("/api/user/records?q={q}", "is_published:true AND " + word)
        .then()
        .body("hits.hits.id", equalTo(List.of(record)));
    as(owner)
        .get("/api/user/records")
        .then()
        .body("sortBy", equalTo("updated-desc"))
        .body("hits.hits.id", equalTo(List.of(record, unpublished)));
  }

  @Test
  void othersDraftsAreNeverSeen() {
    String owner = client.token();
    String other = client.token();
    String administrator = client.token("administration");
    String word = word();
    draft(owner, MINIMAL.replace("Glacier", word));
    published(owner, MINIMAL.replace("Glacier", word));
    applyEvents();
    uploads(other, word).body("hits.total", equalTo(0));
    uploads(administrator, word).body("hits.total", equalTo(0));
    given().get("/api/records?q={q}", word).then().body("hits.total", equalTo(1));
    as(administrator).get("/api/records?q={q}", word).then().body("hits.total", equalTo(1));
  }

  @Test
  void anEditStandsInFrontOfItsRecordUntilItIsGone() {
    String owner = client.token();
    String before = word();
    String after = word();
    String id = published(owner, MINIMAL.replace("Glacier", before));
    applyEvents();
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner)
        .body(MINIMAL.replace("Glacier", after))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200);
    applyEvents();
    uploads(owner, before).body("hits.total", equalTo(0));
    uploads(owner, after)
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].is_draft", equalTo(true))
        .body("hits.hits[0].is_published", equalTo(true));
    given().get("/api/records?q={q}", before).then().body("hits.total", equalTo(1));
    as(owner).delete("/api/records/{id}/draft", id).then().statusCode(204);
    applyEvents();
    uploads(owner, before)
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].is_draft", equalTo(false));
    uploads(owner, after).body("hits.total", equalTo(0));
  }

  @Test
  void aNewVersionStandsInFrontOfTheLastUnlessAllAreAskedFor() {
    String owner = client.token();
    String word = word();
    String first = published(owner, MINIMAL.replace("Glacier", word));
    applyEvents();
    String second = as(owner).post("/api/records/{id}/versions", first).path("id");
    applyEvents();
    uploads(owner, word).body("hits.hits.id", equalTo(List.of(second)));
    as(owner)
        .get("/api/user/records?q={q}&allversions=true", word)
        .then()
        .body("hits.hits.id", containsInAnyOrder(first, second));
    as(owner).delete("/api/records/{id}/draft", second).then().statusCode(204);
    applyEvents();
    uploads(owner, word).body("hits.hits.id", equalTo(List.of(first)));
  }

  @Test
  void aDraftBecomesARecordOnce() {
    String owner = client.token();
    String word = word();
    String id = draft(owner, MINIMAL.replace("Glacier", word));
    applyEvents();
    ApiClient.publish(owner, id).statusCode(202);
    applyEvents();
    uploads(owner, word)
        .body("hits.hits.id", equalTo(List.of(id)))
        .body("hits.hits[0].is_draft", equalTo(false));
    given().get("/api/records?q={q}", word).then().body("hits.total", equalTo(1));
  }

  @Test
  void whatIsSharedIsToldFromWhatIsOnesOwn() {
    String owner = client.token();
    String colleague = client.token();
    String word = word();
    String id = draft(owner, MINIMAL.replace("Glacier", word));
    String restricted =
        published(
            owner,
            MINIMAL
                .replace("Glacier", word)
                .replace("\"record\": \"public\"", "\"record\": \"restricted\""));
    grant(id, colleague, "preview");
    grant(restricted, colleague, "view");
    applyEvents();
    // Who may only view a record has it in no list of uploads, but finds it.
    uploads(colleague, word).body("hits.hits.id", equalTo(List.of(id)));
    as(colleague)
        .get("/api/records?q={q}", word)
        .then()
        .body("hits.hits.id", equalTo(List.of(restricted)));
    as(colleague)
        .get("/api/user/records?q={q}&shared_with_me=true", word)
        .then()
        .body("hits.hits.id", equalTo(List.of(id)));
    as(colleague)
        .get("/api/user/records?q={q}&shared_with_me=false", word)
        .then()
        .body("hits.total", equalTo(0));
    as(owner)
        .get("/api/user/records?q={q}&shared_with_me=true", word)
        .then()
        .body("hits.total", equalTo(0));
    as(owner)
        .get("/api/user/records?q={q}&shared_with_me=false", word)
        .then()
        .body("hits.hits.id", containsInAnyOrder(id, restricted));
  }

  private void grant(String pid, String token, String permission) {
    String account =
        sql.first(
                "select account_id::text from token order by created desc limit 1",
                row -> row.getString(1))
            .orElseThrow();
    Assertions.assertThat(token).isNotBlank();
    sql.update(
        """
        insert into access_grant (parent_id, subject_type, subject_id, permission)
        select parent_id, 'user', ?, ? from pid where value = ? and record_id is not null\
        """,
        account,
        permission,
        pid);
    sql.update(
        """
        update parent set revision_id = revision_id + 1
        where id = (select parent_id from pid where value = ? limit 1)\
        """,
        pid);
  }

  @Test
  void anOddDraftIsListedAsItIs() {
    String owner = client.token();
    String word = word();
    String id =
        draft(
            owner,
            """
            {"metadata": {"title": "%s", "publication_date": {"not": "a date"}, "rights": "mine",
              "creators": {"a": 1}, "locations": {"features": [{"geometry": 3}]}}}\
            """
                .formatted(word));
    applyEvents();
    uploads(owner, word)
        .body("hits.hits.id", equalTo(List.of(id)))
        .body("hits.hits[0].metadata.publication_date.not", equalTo("a date"));
  }

  @Test
  void aRebuildKeepsEveryDraft() throws InterruptedException {
    String owner = client.token();
    String word = word();
    String id = draft(owner, MINIMAL.replace("Glacier", word));
    IndexRebuild.Result result = rebuild.rebuild(IndexId.drafts("rdm"), done -> {});
    Assertions.assertThat(result.documents()).isEqualTo(sql.count("select count(*) from draft"));
    uploads(owner, word).body("hits.hits.id", equalTo(List.of(id))).body("hits.total", not(0));
  }

  /** inveniosoftware/invenio-app-rdm#1546: a draft's status follows its review. */
  @Test
  void tellsHowFarTheReviewOfADraftHasCome() {
    ApiClient.User owner = client.user();
    UUID community = client.community();
    ApiClient.User curator = client.member(community, CommunityRole.CURATOR);
    String word = word();
    String id = draft(owner.token(), MINIMAL.replace("Glacier", word));
    expectStatus(owner.token(), id, word, "draft");
    ApiClient.choose(owner, id, community);
    expectStatus(owner.token(), id, word, "draft_with_review");
    String request = ApiClient.submit(owner, id);
    expectStatus(owner.token(), id, word, "in_review");
    as(curator.token()).post("/api/requests/{id}/actions/decline", request).then().statusCode(200);
    expectStatus(owner.token(), id, word, "declined");
    as(owner.token()).delete("/api/records/{id}/draft/review", id).then().statusCode(204);
    expectStatus(owner.token(), id, word, "draft");
    ApiClient.publish(owner.token(), id).statusCode(202).body("status", equalTo("published"));
    as(owner.token()).post("/api/records/{id}/draft", id).then().statusCode(201);
    expectStatus(owner.token(), id, word, "published");
    String next =
        as(owner.token())
            .post("/api/records/{id}/versions", id)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    expectStatus(owner.token(), next, word, "new_version_draft");
  }

  private void expectStatus(String token, String id, String word, String status) {
    as(token).get("/api/records/{id}/draft", id).then().body("status", equalTo(status));
    applyEvents();
    uploads(token, word + " AND status:" + status)
        .body("hits.hits.find{it.id=='" + id + "'}.status", equalTo(status));
  }
}
