package org.reperio.api.sharing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.ApiClient.restricted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SharingTest {

  @Inject ApiClient client;
  @Inject Sql sql;
  @Inject SiteAddress site;

  String owner;
  String record;

  @BeforeEach
  void record() {
    owner = client.token();
    record = published(owner, restricted(MINIMAL));
  }

  private ValidatableResponse link(String body) {
    return as(owner).body(body).post("/api/records/{id}/access/links", record).then();
  }

  private String token(String permission) {
    return link("{\"permission\": \"%s\"}".formatted(permission))
        .statusCode(201)
        .extract()
        .path("token");
  }

  /** Whoever follows redirects and pages of versions comes along with the link. */
  @Test
  void whereTheApiLeadsTheLinkGoesToo() {
    String token = token("view");
    String work = as(owner).get("/api/records/{id}", record).path("parent.id");
    String here = site.of("/api/records/" + record + "?token=" + token);
    for (String path :
        List.of("/api/records/" + work, "/api/records/" + record + "/versions/latest")) {
      for (String host : List.of("localhost", "evil.example")) {
        given()
            .header("Host", host)
            .header("X-Forwarded-Host", host)
            .header("X-Forwarded-Proto", "http")
            .redirects()
            .follow(false)
            .queryParam("token", token)
            .get(path)
            .then()
            .statusCode(oneOf(301, 302))
            .header("Location", equalTo(here))
            .header("Referrer-Policy", equalTo("no-referrer"));
      }
    }
    given()
        .queryParam("token", token)
        .get("/api/records/{id}/versions", record)
        .then()
        .body("links.self", containsString("token=" + token));
    given()
        .redirects()
        .follow(false)
        .queryParam("token", "x" + token)
        .get("/api/records/{id}", work)
        .then()
        .header("Location", not(containsString("token=")));
  }

  @Test
  void aLinkLetsWhoeverHasItRead() {
    given().get("/api/records/{id}", record).then().statusCode(403);
    String token = token("view");
    given().queryParam("token", token).get("/api/records/{id}", record).then().statusCode(200);
    given()
        .queryParam("token", "x" + token)
        .get("/api/records/{id}", record)
        .then()
        .statusCode(403);
    as(owner).post("/api/records/{id}/draft", record).then().statusCode(201);
    given()
        .queryParam("token", token)
        .get("/api/records/{id}/draft", record)
        .then()
        .statusCode(403);
  }

  @Test
  void aLinkOpensNoOtherRecord() {
    String other = published(owner, restricted(MINIMAL));
    given()
        .queryParam("token", token("edit"))
        .get("/api/records/{id}", other)
        .then()
        .statusCode(403);
  }

  @Test
  void previewSeesDraftsAndEditWritesThem() {
    as(owner).post("/api/records/{id}/draft", record).then().statusCode(201);
    String preview = token("preview");
    String edit = token("edit");
    String changed = restricted(MINIMAL).replace("Glacier", "Snow");
    given()
        .queryParam("token", preview)
        .get("/api/records/{id}/draft", record)
        .then()
        .statusCode(200);
    given()
        .queryParam("token", preview)
        .contentType("application/json")
        .body(changed)
        .put("/api/records/{id}/draft", record)
        .then()
        .statusCode(403);
    given()
        .queryParam("token", edit)
        .contentType("application/json")
        .body(changed)
        .put("/api/records/{id}/draft", record)
        .then()
        .statusCode(200);
    given()
        .queryParam("token", edit)
        .get("/api/records/{id}/access/links", record)
        .then()
        .statusCode(403);
  }

  @Test
  void aRevokedLinkOpensNothingAtOnce() {
    var made = link("{\"permission\": \"view\", \"description\": \"for the referees\"}");
    String token = made.extract().path("token");
    String id = made.extract().path("id");
    given().queryParam("token", token).get("/api/records/{id}", record).then().statusCode(200);
    as(owner).delete("/api/records/{r}/access/links/{l}", record, id).then().statusCode(204);
    given().queryParam("token", token).get("/api/records/{id}", record).then().statusCode(403);
    as(owner).get("/api/records/{r}/access/links/{l}", record, id).then().statusCode(404);
  }

  @Test
  void aLinkEndsOnItsDate() {
    String tomorrow = LocalDate.now().plusDays(2).toString();
    var made =
        link("{\"permission\": \"view\", \"expires_at\": \"%s\"}".formatted(tomorrow))
            .statusCode(201)
            .body("expires_at", equalTo(tomorrow));
    String token = made.extract().path("token");
    sql.update(
        "update access_link set expires = now() - interval '1 second' where id = ?",
        java.util.UUID.fromString(made.extract().path("id")));
    given().queryParam("token", token).get("/api/records/{id}", record).then().statusCode(403);
  }

  @Test
  void aLinkIsChangedButNotPutOff() {
    String soon = LocalDate.now().plusDays(5).toString();
    String id =
        link("{\"permission\": \"view\", \"expires_at\": \"%s\"}".formatted(soon))
            .extract()
            .path("id");
    as(owner)
        .body("{\"permission\": \"edit\"}")
        .patch("/api/records/{r}/access/links/{l}", record, id)
        .then()
        .statusCode(200)
        .body("permission", equalTo("edit"))
        .body("expires_at", equalTo(soon));
    as(owner)
        .body("{\"expires_at\": \"%s\"}".formatted(LocalDate.now().plusDays(9)))
        .patch("/api/records/{r}/access/links/{l}", record, id)
        .then()
        .statusCode(400)
        .body("errors.field", contains("expires_at"));
  }

  @Test
  void badLinksAreRefusedWithTheField() {
    link("{}").statusCode(400).body("errors.field", contains("permission"));
    link("{\"permission\": \"manage\"}").statusCode(400);
    link("{\"permission\": \"view\", \"expires_at\": \"2001-01-01\"}")
        .statusCode(400)
        .body("errors.field", contains("expires_at"));
    link("{\"permission\": \"view\", \"expires_at\": \"soon\"}").statusCode(400);
    as(owner).get("/api/records/{r}/access/links/not-an-id", record).then().statusCode(404);
  }

  @Test
  void aGrantLetsAPersonInAndIsTakenBack() {
    var friend = client.user();
    as(owner)
        .body(
            """
            {"grants": [{"permission": "view", "subject": {"type": "user", "id": "%d"}}]}"""
                .formatted(friend.id()))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201)
        .body("hits.hits.permission", contains("view"))
        .body("hits.total", equalTo(1));
    as(friend.token())
        .get("/api/records/{id}", record)
        .then()
        .statusCode(200)
        .body("parent.access.grants", nullValue());
    as(owner)
        .get("/api/records/{id}", record)
        .then()
        .body("parent.access.grants.subject.id", contains(Long.toString(friend.id())));
    as(friend.token()).post("/api/records/{id}/draft", record).then().statusCode(403);
    as(owner)
        .body("{\"permission\": \"edit\"}")
        .patch("/api/records/{r}/access/users/{u}", record, friend.id())
        .then()
        .statusCode(200);
    as(friend.token()).post("/api/records/{id}/draft", record).then().statusCode(201);
    publish(friend.token(), record).statusCode(202);
    as(owner).delete("/api/records/{r}/access/grants/0", record).then().statusCode(204);
    as(friend.token()).get("/api/records/{id}", record).then().statusCode(403);
  }

  @Test
  void aGroupIsGrantedByItsRole() {
    var member = client.user("glaciologists");
    as(owner)
        .body(
            """
            {"grants": [{"permission": "manage",
              "subject": {"type": "role", "id": "glaciologists"}}]}""")
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    as(member.token()).get("/api/records/{id}/access/links", record).then().statusCode(200);
    as(owner).get("/api/records/{id}/access/groups", record).then().body("hits.hits", hasSize(1));
    as(owner).get("/api/records/{id}/access/users", record).then().body("hits.hits", hasSize(0));
  }

  @Test
  void badGrantsAreRefusedAllTogether() {
    var friend = client.user();
    as(owner)
        .body(
            """
            {"grants": [
              {"permission": "view", "subject": {"type": "user", "id": "%d"}},
              {"permission": "view", "subject": {"type": "user", "id": "nobody"}}]}"""
                .formatted(friend.id()))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("grants.1.subject.id"));
    as(owner).get("/api/records/{id}/access/grants", record).then().body("hits.total", equalTo(0));
    as(owner).get("/api/records/{id}/access/grants/7", record).then().statusCode(404);
  }

  @Test
  void aCommunitysCuratorsManageAndItsReadersRead() {
    var community = client.community();
    var curator = client.member(community, org.reperio.access.CommunityRole.CURATOR);
    var reader = client.member(community, org.reperio.access.CommunityRole.READER);
    sql.update(
        """
        insert into parent_community (parent_id, community_id)
        select parent_id, ? from record where pid = ?""",
        community,
        record);
    as(reader.token()).get("/api/records/{id}", record).then().statusCode(200);
    as(reader.token()).post("/api/records/{id}/draft", record).then().statusCode(403);
    as(curator.token()).get("/api/records/{id}/access/links", record).then().statusCode(200);
  }

  @Test
  void draftsOfOthersAreNotThere() {
    String id = draft(owner, MINIMAL);
    as(client.token()).get("/api/records/{id}/access/links", id).then().statusCode(403);
    as(owner).get("/api/records/{id}/access/links", id).then().statusCode(200);
  }

  /** Whether a link of some id exists is told neither by the answer nor by the time it takes. */
  @Test
  void aSecretThatIsWrongSaysNothingAboutTheLink() {
    byte[] good = java.util.Base64.getUrlDecoder().decode(token("view"));
    byte[] wrongMac = good.clone();
    wrongMac[40] ^= 1;
    byte[] unknown = good.clone();
    unknown[3] ^= 1;
    List<Long> ofKnown = new java.util.ArrayList<>();
    List<Long> ofUnknown = new java.util.ArrayList<>();
    for (int i = 0; i < 40; i++) {
      long start = System.nanoTime();
      var known = withSecret(wrongMac);
      long between = System.nanoTime();
      var none = withSecret(unknown);
      ofKnown.add(between - start);
      ofUnknown.add(System.nanoTime() - between);
      assertThat(known.statusCode()).isEqualTo(403).isEqualTo(none.statusCode());
      assertThat(known.asString()).isEqualTo(none.asString());
    }
    // The median of the one is within what the other takes anyway.
    ofKnown.sort(null);
    ofUnknown.sort(null);
    assertThat(ofKnown.get(20)).isBetween(ofUnknown.get(0) / 2, ofUnknown.get(39) * 2);
  }

  private io.restassured.response.Response withSecret(byte[] secret) {
    return given()
        .queryParam(
            "token", java.util.Base64.getUrlEncoder().withoutPadding().encodeToString(secret))
        .get("/api/records/{id}", record);
  }

  /** Numbers of accounts are counted up: who could ask which exist would know how many. */
  @Test
  void aGrantDoesNotTellWhichAccountsExist() {
    long someone = client.user().id();
    String administrator = client.token(org.reperio.access.Identity.ADMINISTRATOR);
    for (long number : List.of(someone, someone + 1_000_000)) {
      as(owner)
          .body(granting(Long.toString(number)))
          .post("/api/records/{id}/access/grants", record)
          .then()
          .statusCode(201)
          .body("hits.hits[0].subject.id", equalTo(Long.toString(number)));
      as(owner)
          .body("{\"permission\": \"edit\"}")
          .patch("/api/records/{id}/access/users/{user}", record, number)
          .then()
          .statusCode(200);
    }
    as(owner)
        .body(granting("nobody"))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(400);
    as(administrator)
        .body(granting(Long.toString(someone + 2_000_000)))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(400)
        .body("errors[0].messages[0]", equalTo("Could not find the specified subject."));
  }

  private static String granting(String user) {
    return """
        {"grants": [{"permission": "view", "notify": true,
          "subject": {"type": "user", "id": "%s"}}]}"""
        .formatted(user);
  }
}
