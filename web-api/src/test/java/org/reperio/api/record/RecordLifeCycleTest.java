package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordLifeCycleTest {

  @Inject ApiClient client;
  @Inject Sql sql;

  String owner;

  @BeforeEach
  void account() {
    owner = client.token();
  }

  @Test
  void aDraftHasInvenioRdmsShape() {
    as(owner)
        .body(MINIMAL)
        .post("/api/records")
        .then()
        .statusCode(201)
        .header("ETag", equalTo("\"0\""))
        .body("id", org.hamcrest.Matchers.matchesRegex("[0-9a-z]{5}-[0-9a-z]{5}"))
        .body("is_published", equalTo(false))
        .body("metadata.resource_type.title.en", equalTo("Dataset"))
        .body("metadata.creators[0].person_or_org.name", equalTo("Sadykova, Aigerim"))
        .body("access.embargo.active", equalTo(false))
        .body("parent.access.owned_by.user", notNullValue())
        .body("versions.index", equalTo(1))
        .body("versions.is_latest_draft", equalTo(true))
        .body("links.publish", containsString("/draft/actions/publish"))
        .body("expires_at", notNullValue())
        .body("errors", nullValue());
  }

  @Test
  void anIncompleteDraftIsSavedWithItsErrorsListed() {
    String id =
        as(owner)
            .body(
                """
                {"metadata": {"title": "No", "creators": [{"person_or_org":
                  {"type": "personal", "given_name": "Ada"}}]}}""")
            .post("/api/records")
            .then()
            .statusCode(201)
            .body("errors.field", hasItem("metadata.creators.0.person_or_org.family_name"))
            .body("errors.field", hasItem("metadata.resource_type"))
            .extract()
            .path("id");
    publish(owner, id)
        .statusCode(400)
        .body("status", equalTo(400))
        .body("message", equalTo("A validation error occurred."))
        .body("errors.field", hasItem("metadata.publication_date"));
    as(owner)
        .get("/api/records/{id}/draft", id)
        .then()
        .statusCode(200)
        .body("metadata.creators[0].person_or_org.given_name", equalTo("Ada"));
  }

  @Test
  void aPublishedRecordIsReadByEverybody() {
    String id = published(owner, MINIMAL);
    given()
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("is_published", equalTo(true))
        .body("metadata.title", equalTo("Glacier retreat in the Tien Shan"))
        .body("versions.is_latest", equalTo(true))
        .body("access.status", equalTo("metadata-only"))
        .body("pids.oai.identifier", containsString(id))
        .body("links.self_html", containsString("/records/" + id));
    as(owner).get("/api/records/{id}/draft", id).then().statusCode(404);
  }

  @Test
  void anUnchangedRecordIsNotSentAgain() {
    String id = published(owner, MINIMAL);
    String tag = given().get("/api/records/{id}", id).header("ETag");
    given().header("If-None-Match", tag).get("/api/records/{id}", id).then().statusCode(304);
  }

  @Test
  void aPublishedRecordIsEditedInADraftOfItsOwn() {
    String id = published(owner, MINIMAL);
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(owner)
        .body(MINIMAL.replace("Glacier", "Glaciers'"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200);
    given()
        .get("/api/records/{id}", id)
        .then()
        .body("metadata.title", equalTo("Glacier retreat in the Tien Shan"));
    publish(owner, id).statusCode(202);
    given()
        .get("/api/records/{id}", id)
        .then()
        .body("metadata.title", equalTo("Glaciers' retreat in the Tien Shan"))
        .body("versions.index", equalTo(1));
  }

  @Test
  void aDiscardedDraftIsGoneAndARecordStays() {
    String id = draft(owner, MINIMAL);
    as(owner).delete("/api/records/{id}/draft", id).then().statusCode(204);
    as(owner).get("/api/records/{id}/draft", id).then().statusCode(404);
    assertThat(sql.count("select count(*) from pid where value = ?", id)).isZero();

    String published = published(owner, MINIMAL);
    as(owner).post("/api/records/{id}/draft", published).then().statusCode(201);
    as(owner).delete("/api/records/{id}/draft", published).then().statusCode(204);
    given().get("/api/records/{id}", published).then().statusCode(200);
  }

  @Test
  void aNewVersionSucceedsTheOld() {
    String first = published(owner, MINIMAL);
    String second =
        as(owner)
            .post("/api/records/{id}/versions", first)
            .then()
            .statusCode(201)
            .body("versions.index", equalTo(2))
            .body("metadata.publication_date", nullValue())
            .extract()
            .path("id");
    as(owner)
        .post("/api/records/{id}/versions", first)
        .then()
        .statusCode(201)
        .body("id", equalTo(second));
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", second).then().statusCode(200);
    publish(owner, second).statusCode(202).body("versions.index", equalTo(2));
    given().get("/api/records/{id}", first).then().body("versions.is_latest", equalTo(false));
    given()
        .get("/api/records/{id}/versions", first)
        .then()
        .body("hits.total", equalTo(2))
        .body("hits.hits.id", contains(second, first));
    given()
        .redirects()
        .follow(false)
        .get("/api/records/{id}/versions/latest", first)
        .then()
        .statusCode(301)
        .header("Location", containsString(second));
    String concept = given().get("/api/records/{id}", first).path("parent.id");
    given()
        .redirects()
        .follow(false)
        .get("/api/records/{id}", concept)
        .then()
        .statusCode(302)
        .header("Location", containsString(second));
  }

  @Test
  void aStaleWriteIsRefusedAndLosesNothing() {
    String id = draft(owner, MINIMAL);
    String tag = as(owner).get("/api/records/{id}/draft", id).header("ETag");
    as(owner)
        .header("If-Match", tag)
        .body(MINIMAL.replace("Glacier", "First"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200);
    as(owner)
        .header("If-Match", tag)
        .body(MINIMAL.replace("Glacier", "Second"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(412)
        .body("message", containsString("changed since you read it"));
    as(owner)
        .get("/api/records/{id}/draft", id)
        .then()
        .body("metadata.title", equalTo("First retreat in the Tien Shan"));
  }

  @Test
  void twoPublishesAtOnceMakeOneVersion() throws Exception {
    String id = draft(owner, MINIMAL);
    var threads = Executors.newFixedThreadPool(4);
    Callable<Integer> publish = () -> publish(owner, id).extract().statusCode();
    List<Future<Integer>> answers = threads.invokeAll(List.of(publish, publish, publish, publish));
    threads.shutdown();
    int accepted = 0;
    for (var answer : answers) {
      if (answer.get() == 202) {
        accepted++;
      } else {
        assertThat(answer.get()).isIn(404, 409);
      }
    }
    assertThat(accepted).isEqualTo(1);
    given().get("/api/records/{id}/versions", id).then().body("hits.total", equalTo(1));
  }

  @Test
  void publishingLeavesAnEvent() {
    long before = sql.count("select count(*) from outbox where topic = 'record.published'");
    published(owner, MINIMAL);
    assertThat(sql.count("select count(*) from outbox where topic = 'record.published'"))
        .isEqualTo(before + 1);
  }

  @Test
  void aDoiBelongsToOneRecord() {
    String doi = "10.5072/reperio." + System.nanoTime();
    String document =
        MINIMAL.replaceFirst(
            "\\{",
            "{\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"external\"}}, "
                .formatted(doi));
    String id = published(owner, document);
    given().get("/api/records/{id}", id).then().body("pids.doi.identifier", equalTo(doi));
    String other = draft(owner, document.replace("10.5072/r", "10.5072/R"));
    publish(owner, other)
        .statusCode(400)
        .body("errors.field", hasItem("pids.doi"))
        .body("errors.messages.flatten()", hasItem(containsString("already exists")));
  }

  @Test
  void whatIdsMeanIsSaidWhenAsked() {
    String id = published(owner, MINIMAL);
    given()
        .queryParam("expand", 1)
        .get("/api/records/{id}", id)
        .then()
        .body("expanded.parent.access.owned_by.profile.full_name", equalTo("Test User"));
    given().get("/api/records/{id}", id).then().body("expanded", nullValue());
  }

  @Test
  void anOldVersionsTagChangesWhenANewerOneComes() {
    String id = published(owner, MINIMAL);
    String tag = given().get("/api/records/{id}", id).header("ETag");
    String next = as(owner).post("/api/records/{id}/versions", id).then().extract().path("id");
    as(owner).body(MINIMAL).put("/api/records/{id}/draft", next).then().statusCode(200);
    publish(owner, next).statusCode(202);
    given()
        .header("If-None-Match", tag)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("versions.is_latest", equalTo(false));
  }

  @Test
  void anUnknownIdentifierIsA404() {
    given()
        .get("/api/records/{id}", "zzzzz-zzzzz")
        .then()
        .statusCode(404)
        .body("message", equalTo("The persistent identifier does not exist."));
  }

  @Test
  void strangersAreKeptOut() {
    String stranger = client.token();
    String id = draft(owner, MINIMAL);
    as(stranger).get("/api/records/{id}/draft", id).then().statusCode(403);
    as(stranger).body(MINIMAL).put("/api/records/{id}/draft", id).then().statusCode(403);
    as(stranger).delete("/api/records/{id}/draft", id).then().statusCode(403);
    publish(stranger, id).statusCode(403);
    given().get("/api/records/{id}/draft", id).then().statusCode(403);
    given()
        .contentType("application/json")
        .body(MINIMAL)
        .post("/api/records")
        .then()
        .statusCode(403);
    given()
        .auth()
        .oauth2("not-a-token")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(401)
        .header("WWW-Authenticate", equalTo("Bearer"));
    as(client.token("administration")).get("/api/records/{id}/draft", id).then().statusCode(200);
  }

  @Test
  void aRestrictedRecordIsItsOwners() {
    String id =
        published(owner, MINIMAL.replace("\"record\": \"public\"", "\"record\": \"restricted\""));
    given().get("/api/records/{id}", id).then().statusCode(403);
    as(client.token()).get("/api/records/{id}", id).then().statusCode(403);
    as(owner)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("access.status", equalTo("restricted"));
  }

  @Test
  void textComesBackUnchanged() {
    String title =
        "Ünïcode \\u0000? \\\"quotes\\\" <b>not bold</b> \\uD83E\\uDDCA العربية 雪 ' ; --";
    String legal = title.replace("\\u0000", "");
    String id = draft(owner, MINIMAL.replace("Glacier retreat in the Tien Shan", legal));
    String read = as(owner).get("/api/records/{id}/draft", id).path("metadata.title");
    assertThat(read).isEqualTo("Ünïcode ? \"quotes\" <b>not bold</b> 🧊 العربية 雪 ' ; --");
    // PostgreSQL cannot hold a null character in jsonb: it must be refused or dropped, not a 500.
    int status =
        as(owner)
            .body(MINIMAL.replace("Glacier retreat in the Tien Shan", title))
            .post("/api/records")
            .statusCode();
    assertThat(status).isIn(201, 400);
  }

  @Test
  void filesAreUploadedInThreeStepsAndDownloaded() {
    String id = draft(owner, MINIMAL.replace("\"enabled\": false", "\"enabled\": true"));
    publish(owner, id).statusCode(400).body("errors.field", hasItem("files.enabled"));
    as(owner)
        .body("[{\"key\": \"data/table 1 – é.csv\"}]")
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201)
        .body("entries[0].status", equalTo("pending"));
    publish(owner, id).statusCode(400);
    String file = "/api/records/{id}/draft/files/data/table 1 – é.csv";
    given()
        .auth()
        .oauth2(owner)
        .contentType("application/octet-stream")
        .body("a,b\n1,2\n".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put(file + "/content", id)
        .then()
        .statusCode(200)
        .body("size", equalTo(8));
    as(owner)
        .post(file + "/commit", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("checksum", equalTo(md5()));
    publish(owner, id).statusCode(202).body("files.count", equalTo(1));
    String download = "/api/records/{id}/files/data/table 1 – é.csv/content";
    given()
        .get(download, id)
        .then()
        .statusCode(200)
        .header(
            "Content-Disposition",
            containsString("filename*=UTF-8''table%201%20%E2%80%93%20%C3%A9.csv"))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .body(equalTo("a,b\n1,2\n"));
    given()
        .header("Range", "bytes=4-6")
        .get(download, id)
        .then()
        .statusCode(206)
        .header("Content-Range", equalTo("bytes 4-6/8"))
        .body(equalTo("1,2"));
    given().header("Range", "bytes=9-").get(download, id).then().statusCode(416);
    as(owner).get("/api/records/{id}/files", id).then().body("entries.size()", equalTo(1));
  }

  private static String md5() {
    return "md5:" + org.apache.commons.codec.digest.DigestUtils.md5Hex("a,b\n1,2\n");
  }

  @Test
  void unsafeFileNamesAreRefused() {
    String id = draft(owner, MINIMAL.replace("\"enabled\": false", "\"enabled\": true"));
    for (String name : List.of("../etc/passwd", "/abs", "a//b", "a\\\\b", "", "line\\nbreak")) {
      as(owner)
          .body("[{\"key\": \"%s\"}]".formatted(name))
          .post("/api/records/{id}/draft/files", id)
          .then()
          .statusCode(400)
          .body("errors", not(empty()));
    }
    as(owner).get("/api/records/{id}/draft/files", id).then().body("entries", empty());
  }
}
