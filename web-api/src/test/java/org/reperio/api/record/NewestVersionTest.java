package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.ApiClient.restricted;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.community.Communities;
import org.reperio.database.Sql;
import org.reperio.record.Deletions;
import org.reperio.record.Embargoes;
import org.reperio.test.TestServices;

/** The newest version is the newest that a reader may see, wherever one is led to it. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class NewestVersionTest {

  @Inject ApiClient client;
  @Inject Indices indices;
  @Inject Communities communities;
  @Inject Deletions deletions;
  @Inject Embargoes embargoes;
  @Inject ObjectMapper json;
  @Inject Sql sql;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");
  private final String open = MINIMAL.replace("Glacier", word);
  private final String closed = restricted(open);

  private String succeed(String owner, String earlier, String document) {
    String id = as(owner).post("/api/records/{id}/versions", earlier).path("id");
    as(owner).body(document).put("/api/records/{id}/draft", id).then().statusCode(200);
    publish(owner, id).statusCode(202);
    return id;
  }

  private void edit(String owner, String id, String document) {
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner).body(document).put("/api/records/{id}/draft", id).then().statusCode(200);
    publish(owner, id).statusCode(202);
  }

  private String concept(String owner, String id) {
    return as(owner).get("/api/records/{id}", id).path("parent.id");
  }

  /** The newest version by every answer to a reader, after the waiting events. */
  private void newest(RequestSpecification reader, String from, String concept, String newest) {
    indices.applyEvents();
    newestWithoutSearch(reader, from, concept, newest);
    given()
        .spec(reader)
        .get("/api/records?q={q}", word)
        .then()
        .statusCode(200)
        .body("hits.hits.id", equalTo(List.of(newest)))
        .body("hits.hits[0].versions.is_latest", equalTo(true))
        .body("aggregations.resource_type.buckets[0].doc_count", equalTo(1));
  }

  private void newestWithoutSearch(
      RequestSpecification reader, String from, String concept, String newest) {
    given()
        .spec(reader)
        .redirects()
        .follow(false)
        .get("/api/records/{id}/versions/latest", from)
        .then()
        .statusCode(301)
        .header("Location", matchesPattern(".*/api/records/" + newest + "(\\?token=.+)?"));
    given()
        .spec(reader)
        .redirects()
        .follow(false)
        .get("/api/records/{id}", concept)
        .then()
        .statusCode(302)
        .header("Location", matchesPattern(".*/api/records/" + newest + "(\\?token=.+)?"));
    given()
        .spec(reader)
        .get("/api/records/{id}/versions?allversions=false", from)
        .then()
        .body("hits.hits.id", equalTo(List.of(newest)));
    given()
        .spec(reader)
        .get("/api/records/{id}", newest)
        .then()
        .statusCode(200)
        .body("versions.is_latest", equalTo(true))
        .body("versions.is_latest_draft", equalTo(true));
    if (!from.equals(newest)) {
      given()
          .spec(reader)
          .get("/api/records/{id}", from)
          .then()
          .body("versions.is_latest", equalTo(false));
    }
  }

  @Test
  void aRestrictedNewerVersionDoesNotHideThePublicOne() {
    String owner = client.token();
    String first = published(owner, open);
    String second = succeed(owner, first, closed);
    String concept = concept(owner, first);
    newest(given(), first, concept, first);
    newest(as(client.token()), first, concept, first);
    newest(as(owner), first, concept, second);
    newest(as(client.token("administration")), first, concept, second);
    given()
        .get("/api/records?q={q}&allversions=true", word)
        .then()
        .body("hits.hits.id", equalTo(List.of(first)))
        .body("hits.hits[0].versions.is_latest", equalTo(true));
  }

  /** A revision that grows would tell that there is something to be seen. */
  @Test
  void nothingTellsThePublicOfARestrictedNewerVersion() {
    String owner = client.token();
    String first = published(owner, open);
    indices.applyEvents();
    int before = revision(given(), first);
    String etag = given().get("/api/records/{id}", first).header("ETag");
    String second = succeed(owner, first, closed);
    indices.applyEvents();

    unchangedForThePublic(first, before, etag);
    int known = revision(as(owner), first);
    assertThat(known).isGreaterThan(before);
    as(owner)
        .header("If-None-Match", etag)
        .get("/api/records/{id}", first)
        .then()
        .statusCode(200)
        .header("ETag", "\"" + known + "\"")
        .body("versions.is_latest", equalTo(false));
    edit(owner, second, closed.replace("Tien Shan", "Pamir"));
    indices.applyEvents();
    unchangedForThePublic(first, before, etag);

    edit(owner, second, open);
    given()
        .header("If-None-Match", etag)
        .get("/api/records/{id}", first)
        .then()
        .statusCode(200)
        .body("versions.is_latest", equalTo(false))
        .body("revision_id", equalTo(before + 1));
    deletions.delete(Identity.ofSystem(), second, json.createObjectNode(), OptionalInt.empty());
    given()
        .get("/api/records/{id}", first)
        .then()
        .body("versions.is_latest", equalTo(true))
        .body("revision_id", equalTo(before + 2));
  }

  private static int revision(RequestSpecification reader, String id) {
    return given().spec(reader).get("/api/records/{id}", id).then().extract().path("revision_id");
  }

  private void unchangedForThePublic(String id, int revision, String etag) {
    given()
        .header("If-None-Match", etag)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(304)
        .header("ETag", etag);
    given()
        .get("/api/records/{id}", id)
        .then()
        .header("ETag", etag)
        .body("revision_id", equalTo(revision))
        .body("versions.is_latest", equalTo(true));
    for (String query : List.of(word, word + " AND revision_id:" + revision)) {
      given()
          .get("/api/records?q={q}", query)
          .then()
          .body("hits.hits.id", equalTo(List.of(id)))
          .body("hits.hits[0].revision_id", equalTo(revision));
    }
  }

  @Test
  void thoseWhoMayReadTheRestrictedOneAreLedToIt() {
    String owner = client.token();
    String first = published(owner, open);
    String second = succeed(owner, first, closed);
    String concept = concept(owner, first);
    UUID community = client.community();
    var member = client.member(community, CommunityRole.READER);
    var friend = client.user();
    String token =
        as(owner)
            .body("{\"permission\": \"view\"}")
            .post("/api/records/{id}/access/links", first)
            .then()
            .statusCode(201)
            .extract()
            .path("token");
    indices.applyEvents();
    newest(as(member.token()), first, concept, first);
    newest(as(friend.token()), first, concept, first);

    QuarkusTransaction.requiringNew()
        .run(
            () ->
                communities.add(
                    sql.first(
                            "select parent_id from record where pid = ?",
                            row -> row.getObject(1, UUID.class),
                            first)
                        .orElseThrow(),
                    List.of(
                        sql.first(
                                "select slug from community where id = ?",
                                row -> row.getString(1),
                                community)
                            .orElseThrow())));
    as(owner)
        .body(
            """
            {"grants": [{"permission": "view", "subject": {"type": "user", "id": "%d"}}]}\
            """
                .formatted(friend.id()))
        .post("/api/records/{id}/access/grants", first)
        .then()
        .statusCode(201);
    newest(as(friend.token()), first, concept, second);
    newest(as(member.token()), first, concept, second);
    newestWithoutSearch(given().queryParam("token", token), first, concept, second);
    newest(given(), first, concept, first);
  }

  @Test
  void aChangeOfOneVersionsAccessChangesWhatIsSaidOfTheOthers() {
    String owner = client.token();
    String first = published(owner, open);
    String second = succeed(owner, first, closed);
    String concept = concept(owner, first);
    newest(given(), first, concept, first);
    String before = given().get("/api/records/{id}", first).header("ETag");

    edit(owner, second, open);
    newest(given(), first, concept, second);
    given()
        .header("If-None-Match", before)
        .get("/api/records/{id}", first)
        .then()
        .statusCode(200)
        .body("versions.is_latest", equalTo(false));

    edit(owner, second, closed);
    newest(given(), first, concept, first);
    String third = succeed(owner, second, closed);
    newest(given(), first, concept, first);
    newest(as(owner), first, concept, third);
    edit(owner, third, open);
    newest(given(), first, concept, third);
    edit(owner, first, closed);
    newest(given(), third, concept, third);
  }

  @Test
  void whatIsDeletedAndRestoredIsCountedIn() {
    String owner = client.token();
    String first = published(owner, open);
    String second = succeed(owner, first, open);
    String third = succeed(owner, second, closed);
    String concept = concept(owner, first);
    newest(given(), first, concept, second);
    delete(second);
    newest(given(), first, concept, first);
    newest(as(owner), first, concept, third);
    delete(third);
    newest(as(owner), first, concept, first);
    deletions.restore(Identity.ofSystem(), second);
    newest(given(), first, concept, second);
    newest(as(owner), first, concept, second);
  }

  private void delete(String id) {
    deletions.delete(Identity.ofSystem(), id, json.createObjectNode(), OptionalInt.empty());
  }

  @Test
  void anEmbargoThatEndsMakesItsVersionTheNewest() {
    String owner = client.token();
    String first = published(owner, open);
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    String second =
        succeed(
            owner,
            first,
            closed.replace(
                "\"files\": \"restricted\"}",
                "\"files\": \"restricted\", \"embargo\": {\"active\": true, \"until\": \"%s\"}}"
                    .formatted(until)));
    String concept = concept(owner, first);
    newest(given(), first, concept, first);
    sql.update(
        """
        update record set document = jsonb_set(document, '{access,embargo,until}', to_jsonb(?))
        where pid = ?\
        """,
        LocalDate.now(ZoneOffset.UTC).toString(),
        second);
    embargoes.lift(100);
    newest(given(), first, concept, second);
  }

  @Test
  void aConceptOfWhichNothingIsOpenSaysNoMoreThanThat() {
    String owner = client.token();
    String first = published(owner, closed);
    String second = succeed(owner, first, closed);
    String concept = concept(owner, first);
    given().redirects().follow(false).get("/api/records/{id}", concept).then().statusCode(403);
    given()
        .redirects()
        .follow(false)
        .get("/api/records/{id}/versions/latest", second)
        .then()
        .statusCode(403);
    newest(as(owner), first, concept, second);
  }

  @Test
  void theBeginningOfAnotherVersionIsNotTold() {
    String owner = client.token();
    String first = published(owner, open);
    as(owner).post("/api/records/{id}/versions", first).then().statusCode(201);
    indices.applyEvents();
    given()
        .get("/api/records?q={q}", word)
        .then()
        .body("hits.hits[0].id", containsString(first))
        .body("hits.hits[0].versions.is_latest_draft", equalTo(true));
  }
}
