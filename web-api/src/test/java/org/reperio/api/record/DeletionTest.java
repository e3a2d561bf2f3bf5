package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.record.Deletions;
import org.reperio.record.Embargoes;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DeletionTest {

  @Inject ApiClient client;
  @Inject Deletions deletions;
  @Inject Embargoes embargoes;
  @Inject Sql sql;

  String owner;
  String admin;
  String record;

  @BeforeEach
  void record() {
    owner = client.token();
    admin = client.token("administration");
    record = published(owner, MINIMAL);
  }

  private void delete(String id, String tombstone) {
    as(admin).body(tombstone).delete("/api/records/{id}/delete", id).then().statusCode(204);
  }

  @Test
  void aDeletedRecordLeavesATombstone() {
    delete(record, "{\"removal_reason\": {\"id\": \"spam\"}, \"note\": \"Sent by a robot\"}");
    given()
        .get("/api/records/{id}", record)
        .then()
        .statusCode(410)
        .body("status", equalTo(410))
        .body("tombstone.removal_reason.id", equalTo("spam"))
        .body("tombstone.note", equalTo("Sent by a robot"))
        .body("tombstone.citation_text", containsString("Glacier retreat"))
        .body("tombstone.removal_date", equalTo(LocalDate.now(ZoneOffset.UTC).toString()));
    given().get("/api/records/{id}/files", record).then().statusCode(410);
    as(owner).post("/api/records/{id}/draft", record).then().statusCode(410);
    as(owner).post("/api/records/{id}/versions", record).then().statusCode(410);
    as(owner)
        .queryParam("include_deleted", true)
        .get("/api/records/{id}", record)
        .then()
        .statusCode(403);
    as(admin)
        .queryParam("include_deleted", true)
        .get("/api/records/{id}", record)
        .then()
        .statusCode(200)
        .body("deletion_status.is_deleted", equalTo(true))
        .body("deletion_status.status", equalTo("D"));
  }

  @Test
  void aHiddenTombstoneWasNeverThere() {
    delete(record, "{\"is_visible\": false}");
    given().get("/api/records/{id}", record).then().statusCode(404).body("tombstone", nullValue());
  }

  @Test
  void onlyAdministratorsDeleteAndRestore() {
    as(owner).body("{}").delete("/api/records/{id}/delete", record).then().statusCode(403);
    delete(record, "{}");
    as(owner).post("/api/records/{id}/restore", record).then().statusCode(403);
    as(admin)
        .post("/api/records/{id}/restore", record)
        .then()
        .statusCode(200)
        .body("deletion_status.is_deleted", equalTo(false));
    given().get("/api/records/{id}", record).then().statusCode(200);
    as(admin).post("/api/records/{id}/restore", record).then().statusCode(400);
  }

  @Test
  void badTombstonesAreRefusedWithTheField() {
    as(admin)
        .body("{\"removal_reason\": {\"id\": \"boredom\"}}")
        .delete("/api/records/{id}/delete", record)
        .then()
        .statusCode(400)
        .body("errors.field", contains("removal_reason.id"));
    as(admin)
        .header("If-Match", "\"99\"")
        .body("{}")
        .delete("/api/records/{id}/delete", record)
        .then()
        .statusCode(412);
    as(admin).body("{}").delete("/api/records/nope1-nope2/delete").then().statusCode(404);
    given().get("/api/records/{id}", record).then().statusCode(200);
  }

  @Test
  void whenTheLatestVersionGoesTheOneBeforeIsTheLatest() {
    String second =
        as(owner).post("/api/records/{id}/versions", record).then().extract().path("id");
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", second).then().statusCode(200);
    publish(owner, second).statusCode(202);
    delete(second, "{}");
    given().get("/api/records/{id}", record).then().body("versions.is_latest", equalTo(true));
    String third =
        as(owner)
            .post("/api/records/{id}/versions", record)
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", third).then().statusCode(200);
    publish(owner, third).statusCode(202).body("versions.index", equalTo(3));
  }

  @Test
  void anOwnerDeletesWhatIsNewAndAsksForTheRest() {
    as(owner)
        .body("{\"reason\": \"test-record\"}")
        .post("/api/records/{id}/request-deletion", record)
        .then()
        .statusCode(200)
        .body("status", equalTo("accepted"));
    given()
        .get("/api/records/{id}", record)
        .then()
        .statusCode(410)
        .body("tombstone.deletion_policy.id", equalTo("grace-period-v1"));

    String old = published(owner, MINIMAL);
    sql.update("update record set created = now() - interval '40 days' where pid = ?", old);
    String request =
        as(owner)
            .body("{\"reason\": \"duplicate\", \"comment\": \"Twice\"}")
            .post("/api/records/{id}/request-deletion", old)
            .then()
            .statusCode(201)
            .body("status", equalTo("submitted"))
            .extract()
            .path("id");
    as(owner)
        .body("{\"reason\": \"duplicate\"}")
        .post("/api/records/{id}/request-deletion", old)
        .then()
        .statusCode(400);
    as(admin).post("/api/requests/{id}/actions/accept", request).then().statusCode(200);
    given().get("/api/records/{id}", old).then().statusCode(410);
  }

  @Test
  void aPurgedRecordLeavesNothing() {
    delete(record, "{}");
    deletions.mark(Identity.ofSystem(), record, true);
    assertThat(deletions.marked(Identity.ofSystem())).contains(record);
    deletions.purge(Identity.ofSystem(), record);
    given().get("/api/records/{id}", record).then().statusCode(404);
    assertThat(sql.count("select count(*) from pid where value = ?", record)).isZero();
  }

  @Test
  void anEmbargoEndsByItself() {
    String until = LocalDate.now(ZoneOffset.UTC).plusDays(3).toString();
    String document =
        ApiClient.restricted(MINIMAL)
            .replace(
                "\"files\": \"restricted\"}",
                "\"files\": \"restricted\", \"embargo\": {\"active\": true, \"until\": \"%s\"}}"
                    .formatted(until));
    String id = published(owner, document);
    given().get("/api/records/{id}", id).then().statusCode(403);
    as(owner)
        .get("/api/records/{id}", id)
        .then()
        .body("access.status", equalTo("embargoed"))
        .body("access.embargo.until", equalTo(until));
    embargoes.lift(100);
    given().get("/api/records/{id}", id).then().statusCode(403);
    sql.update(
        """
        update record set document = jsonb_set(document, '{access,embargo,until}', to_jsonb(?))
        where pid = ?""",
        LocalDate.now(ZoneOffset.UTC).toString(),
        id);
    long before = sql.count("select count(*) from outbox");
    embargoes.lift(100);
    given()
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("access.record", equalTo("public"))
        .body("access.embargo.active", equalTo(false));
    assertThat(sql.count("select count(*) from outbox")).isGreaterThan(before);
  }

  @Test
  void anEmbargoThatHasEndedIsNotPublished() {
    String id =
        ApiClient.draft(
            owner,
            ApiClient.restricted(MINIMAL)
                .replace(
                    "\"files\": \"restricted\"}",
                    "\"files\": \"restricted\", \"embargo\": {\"active\": true, \"until\": \"2001-01-01\"}}"));
    publish(owner, id).statusCode(400).body("errors.field", contains("access.embargo.until"));
  }

  @Test
  void administratorsReadTheFilesOfADeletedRecord() {
    String id = ApiClient.draft(owner, MINIMAL.replace("\"enabled\": false", "\"enabled\": true"));
    as(owner)
        .body("[{\"key\": \"a.txt\"}]")
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
    given()
        .auth()
        .oauth2(owner)
        .contentType("application/octet-stream")
        .body("ice".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put("/api/records/{id}/draft/files/a.txt/content", id)
        .then()
        .statusCode(200);
    as(owner).post("/api/records/{id}/draft/files/a.txt/commit", id).then().statusCode(200);
    publish(owner, id).statusCode(202);
    delete(id, "{}");
    as(admin)
        .get("/api/records/{id}/files", id)
        .then()
        .statusCode(200)
        .body("entries.key", contains("a.txt"));
    as(admin)
        .get("/api/records/{id}/files/a.txt/content", id)
        .then()
        .statusCode(200)
        .body(equalTo("ice"));
    as(owner).get("/api/records/{id}/files", id).then().statusCode(410);
    given().get("/api/records/{id}/files/a.txt/content", id).then().statusCode(410);
  }

  @Test
  void whatIsDeletedIsNotDeletedAgain() {
    delete(record, "{}");
    String unexpected = "Record in unexpected deletion status.";
    as(owner)
        .body("{\"reason\": \"test-record\"}")
        .post("/api/records/{id}/request-deletion", record)
        .then()
        .statusCode(400)
        .body("message", equalTo(unexpected));
    as(admin)
        .body("{}")
        .delete("/api/records/{id}/delete", record)
        .then()
        .statusCode(400)
        .body("message", equalTo(unexpected));
    as(admin).post("/api/records/{id}/restore", record).then().statusCode(200);
    as(admin)
        .post("/api/records/{id}/restore", record)
        .then()
        .statusCode(400)
        .body("message", equalTo(unexpected));
  }
}
