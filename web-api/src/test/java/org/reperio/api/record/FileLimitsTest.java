package org.reperio.api.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;
import static org.reperio.api.record.DraftFilesClient.commit;
import static org.reperio.api.record.DraftFilesClient.md5;
import static org.reperio.api.record.DraftFilesClient.random;
import static org.reperio.api.record.DraftFilesClient.send;
import static org.reperio.api.record.DraftFilesClient.start;
import static org.reperio.api.record.DraftFilesClient.upload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.file.FileStorage;
import org.reperio.test.TestServices;

/** An operator's settings for files. */
@QuarkusTest
@TestProfile(FileLimitsTest.Settings.class)
@QuarkusTestResource(TestServices.class)
class FileLimitsTest {

  /** Small limits, and other hosts. */
  public static final class Settings implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "reperio.files.max-bytes", "1000",
          "reperio.files.max-record-bytes", "2500",
          "reperio.files.max-count", "3",
          "reperio.files.remote.hosts", "data.example.org",
          "reperio.files.remote.allowed-to", "editors",
          "reperio.files.fetch.hosts", "data.example.org:8443",
          "reperio.files.modification.window", "P1D",
          "reperio.storage.front-address", "/_files/");
    }
  }

  @Inject ApiClient client;
  @Inject FileStorage storage;

  String owner;
  String id;

  @BeforeEach
  void deposit() {
    owner = client.token();
    id = draft(owner, WITH_FILES);
  }

  @Test
  void aFileMayNotBeTooLarge() {
    start(owner, id, "[{\"key\": \"a\", \"size\": 1001}]")
        .statusCode(400)
        .body("errors.field", contains("0.size"));
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(201);
    send(owner, id, "a", random(1001)).statusCode(413).body("status", equalTo(413));
    send(owner, id, "a", random(1000)).statusCode(200);
  }

  @Test
  void allFilesOfARecordMayNotBeTooLarge() {
    upload(owner, id, "a", random(1000));
    start(owner, id, "[{\"key\": \"b\", \"size\": 900}]").statusCode(201);
    start(owner, id, "[{\"key\": \"c\", \"size\": 601}]").statusCode(400);
    start(owner, id, "[{\"key\": \"c\"}]").statusCode(201);
    send(owner, id, "c", random(601))
        .statusCode(413)
        .body("message", containsString("2,500 bytes"));
    send(owner, id, "c", random(600)).statusCode(200);
    as(owner).delete("/api/records/{id}/draft/files/b", id);
    send(owner, id, "c", random(999)).statusCode(200);
  }

  @Test
  void thereMayNotBeTooManyFiles() {
    start(owner, id, "[{\"key\": \"a\"}, {\"key\": \"b\"}]").statusCode(201);
    start(owner, id, "[{\"key\": \"c\"}, {\"key\": \"d\"}]").statusCode(400);
    start(owner, id, "[{\"key\": \"c\"}]").statusCode(201);
  }

  @Test
  void aRemoteFileStaysWhereItIs() {
    start(
            owner,
            id,
            """
            [{"key": "far.nc", "size": 5000000, "checksum": "md5:00000000000000000000000000000000",
              "transfer": {"type": "R", "url": "https://data.example.org/far.nc"}}]""")
        .statusCode(201)
        .body("entries[0].status", equalTo("completed"))
        .body("entries[0].size", equalTo(5_000_000))
        .body("entries[0].transfer.type", equalTo("R"))
        .body("entries[0].transfer.url", nullValue());
    send(owner, id, "far.nc", random(10)).statusCode(400);
    commit(owner, id, "far.nc").statusCode(400);
    publish(owner, id).statusCode(202).body("files.entries.'far.nc'.transfer.type", equalTo("R"));
    io.restassured.RestAssured.given()
        .redirects()
        .follow(false)
        .get("/api/records/{id}/files/far.nc/content", id)
        .then()
        .statusCode(302)
        .header("Location", equalTo("https://data.example.org/far.nc"));
  }

  /** Where the storage has this content: the same content is kept once. */
  private String location(byte[] bytes) throws IOException {
    return storage.keep(storage.stage(new ByteArrayInputStream(bytes), bytes.length));
  }

  @Test
  void theServerInFrontSendsWholeFilesThatTheServiceAllows() throws IOException {
    byte[] bytes = random(900);
    upload(owner, id, "a.csv", bytes);
    String draft = "/api/records/{id}/draft/files/a.csv/content";
    String place = "/_files/" + location(bytes);
    as(owner)
        .get(draft, id)
        .then()
        .statusCode(200)
        .header("X-Accel-Redirect", equalTo(place))
        .header("Content-Type", equalTo("text/csv"))
        .header("ETag", equalTo('"' + md5(bytes) + '"'))
        .header("Content-Disposition", startsWith("attachment; filename=\"a.csv\""))
        .header("Content-Security-Policy", startsWith("default-src 'none'"))
        .body(equalTo(""));
    as(owner).head(draft, id).then().header("X-Accel-Redirect", equalTo(place));
    as(client.token())
        .get(draft, id)
        .then()
        .statusCode(403)
        .header("X-Accel-Redirect", nullValue());
    Response part = as(owner).header("Range", "bytes=10-19").get(draft, id);
    part.then().statusCode(206).header("X-Accel-Redirect", nullValue());
    assertThat(part.asByteArray()).isEqualTo(Arrays.copyOfRange(bytes, 10, 20));
    as(owner)
        .header("If-None-Match", '"' + md5(bytes) + '"')
        .get(draft, id)
        .then()
        .statusCode(304)
        .header("X-Accel-Redirect", nullValue());
  }

  @Test
  void aFileThatIsMissingIsNotHandedOver() throws IOException {
    byte[] bytes = random(901);
    upload(owner, id, "gone.csv", bytes);
    storage.delete(location(bytes));
    as(owner)
        .get("/api/records/{id}/draft/files/gone.csv/content", id)
        .then()
        .statusCode(503)
        .header("X-Accel-Redirect", nullValue())
        .body("message", containsString("gone.csv"));
  }

  @Test
  void hostsMustBeListed() {
    for (String url :
        new String[] {
          "https://example.org/x",
          "https://data.example.org:1/x",
          "https://user:pass@data.example.org/x",
          "https://data.example.org@evil.example/x",
          "ftp://data.example.org/x",
          "file:///etc/passwd",
          "nonsense"
        }) {
      start(
              owner,
              id,
              "[{\"key\": \"x\", \"transfer\": {\"type\": \"R\", \"url\": \"%s\"}}]".formatted(url))
          .statusCode(400)
          .body("errors.field", contains("0.transfer.url"));
    }
    String fetch =
        "[{\"key\": \"x\", \"transfer\": {\"type\": \"F\","
            + " \"url\": \"https://data.example.org:8443/x?token=secret\"}}]";
    start(owner, id, fetch).statusCode(403);
    start(client.token("administration"), id, fetch)
        .statusCode(201)
        .body("entries[0].status", equalTo("pending"))
        .body("entries[0].transfer.type", equalTo("F"));
    send(owner, id, "x", random(10)).statusCode(400);
    commit(owner, id, "x").statusCode(400);
    publish(owner, id).statusCode(400).body("errors.field", contains("files.entries.x"));
  }

  @Test
  void ownersChangePublishedFilesWithinTheWindow() {
    upload(owner, id, "a", random(10));
    publish(owner, id).statusCode(202);
    as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    as(client.token()).post("/api/records/{id}/file-modification", id).then().statusCode(403);
    as(owner).post("/api/records/{id}/file-modification", id).then().statusCode(200);
    upload(owner, id, "b", random(11));
    publish(owner, id).statusCode(202).body("files.count", equalTo(2));
  }
}
