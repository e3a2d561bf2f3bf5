package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;
import static org.reperio.api.record.DraftFilesClient.random;
import static org.reperio.api.record.DraftFilesClient.start;
import static org.reperio.api.record.DraftFilesClient.upload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.test.TestServices;

/** Files over versions, after publishing, and inside of other files. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FileSetTest {

  @Inject ApiClient client;
  @Inject Sql sql;

  String owner;
  String administrator;

  @BeforeEach
  void accounts() {
    owner = client.token();
    administrator = client.token("administration");
  }

  @Test
  void aNewVersionTakesFilesOverWithoutCopyingThem() {
    String first = draft(owner, WITH_FILES);
    upload(owner, first, "a.csv", random(1000));
    upload(owner, first, "b.csv", random(1001));
    as(owner)
        .body(
            WITH_FILES.replace(
                "\"enabled\": true",
                "\"enabled\": true, \"default_preview\": \"b.csv\","
                    + " \"order\": [\"b.csv\", \"a.csv\"]"))
        .put("/api/records/{id}/draft", first);
    publish(owner, first).statusCode(202);
    String second = as(owner).post("/api/records/{id}/versions", first).path("id");
    as(owner)
        .get("/api/records/{id}/draft/files", second)
        .then()
        .body("entries.size()", equalTo(0))
        .body("default_preview", nullValue());
    long contents = sql.count("select count(*) from stored_file");
    as(owner)
        .post("/api/records/{id}/draft/actions/files-import", second)
        .then()
        .statusCode(201)
        .body("entries.key", contains("a.csv", "b.csv"))
        .body("entries[0].status", equalTo("completed"))
        .body("default_preview", equalTo("b.csv"))
        .body("order", contains("b.csv", "a.csv"));
    assertThat(sql.count("select count(*) from stored_file")).isEqualTo(contents);
    as(owner).post("/api/records/{id}/draft/actions/files-import", second).then().statusCode(400);
    as(owner).delete("/api/records/{id}/draft/files/a.csv", second).then().statusCode(204);
    upload(owner, second, "c.csv", random(1002));
    as(owner)
        .body(
            WITH_FILES.replace(
                "\"enabled\": true", "\"enabled\": true, \"default_preview\": \"b.csv\""))
        .put("/api/records/{id}/draft", second);
    publish(owner, second).statusCode(202);
    given()
        .get("/api/records/{id}/files", first)
        .then()
        .body("entries.key", contains("a.csv", "b.csv"));
    given()
        .get("/api/records/{id}/files", second)
        .then()
        .body("entries.key", contains("b.csv", "c.csv"));
  }

  @Test
  void aFirstVersionHasNothingToTakeOver() {
    String id = draft(owner, WITH_FILES);
    as(owner).post("/api/records/{id}/draft/actions/files-import", id).then().statusCode(404);
  }

  @Test
  void publishedFilesChangeOnlyWhereThatIsAllowed() {
    String id = DraftFilesClient.published(owner, "a.csv", random(1000));
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    start(owner, id, "[{\"key\": \"b.csv\"}]").statusCode(403);
    as(owner).delete("/api/records/{id}/draft/files/a.csv", id).then().statusCode(403);
    as(owner).post("/api/records/{id}/file-modification", id).then().statusCode(403);
    as(administrator)
        .post("/api/records/{id}/file-modification", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("accepted"))
        .body("topic.record", equalTo(id));
    upload(owner, id, "b.csv", random(1001));
    as(owner).delete("/api/records/{id}/draft/files/a.csv", id).then().statusCode(204);
    given().get("/api/records/{id}/files", id).then().body("entries.key", contains("a.csv"));
    given().get("/api/records/{id}/files/a.csv/content", id).then().statusCode(200);
    publish(owner, id).statusCode(202);
    given().get("/api/records/{id}/files", id).then().body("entries.key", contains("b.csv"));
    as(owner).post("/api/records/{id}/draft", id);
    start(owner, id, "[{\"key\": \"c.csv\"}]").statusCode(403);
  }

  @Test
  void changesOfFilesAreThrownAwayWithTheDraft() {
    String id = DraftFilesClient.published(owner, "a.csv", random(1000));
    long buckets = sql.count("select count(*) from bucket");
    as(owner).post("/api/records/{id}/draft", id);
    as(administrator).post("/api/records/{id}/file-modification", id).then().statusCode(200);
    as(owner).delete("/api/records/{id}/draft/files", id).then().statusCode(204);
    as(owner).delete("/api/records/{id}/draft", id).then().statusCode(204);
    given().get("/api/records/{id}/files", id).then().body("entries.key", contains("a.csv"));
    assertThat(sql.count("select count(*) from bucket")).isEqualTo(buckets);
    as(administrator).post("/api/records/{id}/file-modification", id).then().statusCode(404);
  }

  private static byte[] zip() throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (String name : new String[] {"data/north/é.csv", "data/south.csv", "../evil"}) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(name.getBytes(UTF_8));
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  @Test
  void filesInContainersAreListedAndSent() throws IOException {
    String id = draft(owner, WITH_FILES);
    upload(owner, id, "data.zip", zip());
    upload(owner, id, "broken.zip", random(100));
    upload(owner, id, "table.csv", random(100));
    publish(owner, id).statusCode(202);
    String address = "/api/records/%s/files/data.zip/container".formatted(id);
    given()
        .get("/api/records/{id}/files/data.zip", id)
        .then()
        .body("links.container", endsWith(address));
    given()
        .get("/api/records/{id}/files/table.csv", id)
        .then()
        .body("links.container", nullValue());
    given()
        .get("/api/records/{id}", id)
        .then()
        .body("files.entries.'data.zip'.links.container", endsWith(address))
        .body("files.entries.'table.csv'.links.container", nullValue());
    given()
        .get(address)
        .then()
        .statusCode(200)
        .body("entries.key", contains("data/north/é.csv", "data/south.csv"))
        .body("entries[1].size", equalTo(14))
        .body("entries[1].links.content", endsWith(address + "/data/south.csv"))
        .body("directories.key", contains("data", "data/north"))
        .body("directories[0].entries", contains("data/south.csv"))
        .body("total", equalTo(2))
        .body("truncated", equalTo(false));
    String member =
        given()
            .get(address + "/data/north/é.csv")
            .then()
            .statusCode(200)
            .header("Content-Length", equalTo("17"))
            .header("Content-Disposition", org.hamcrest.Matchers.containsString("%C3%A9.csv"))
            .extract()
            .asString();
    assertThat(member).contains("north");
    given().get(address + "/data").then().statusCode(200).contentType("application/zip");
    given()
        .accept(ContentType.JSON)
        .get(address + "/data/north")
        .then()
        .statusCode(200)
        .body("entries.key", hasItem("data/north/é.csv"));
    given().get(address + "/none").then().statusCode(404);
    given().get("/api/records/{id}/files/broken.zip/container", id).then().statusCode(400);
    given().get("/api/records/{id}/files/table.csv/container", id).then().statusCode(400);
    given().get("/api/records/{id}/files/none.zip/container", id).then().statusCode(404);
  }
}
