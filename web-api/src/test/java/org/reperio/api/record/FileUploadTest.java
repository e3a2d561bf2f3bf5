package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;
import static org.reperio.api.record.DraftFilesClient.commit;
import static org.reperio.api.record.DraftFilesClient.md5;
import static org.reperio.api.record.DraftFilesClient.random;
import static org.reperio.api.record.DraftFilesClient.send;
import static org.reperio.api.record.DraftFilesClient.sha256;
import static org.reperio.api.record.DraftFilesClient.start;
import static org.reperio.api.record.DraftFilesClient.upload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FileUploadTest {

  @Inject ApiClient client;

  @ConfigProperty(name = "reperio.storage.directory")
  Path storage;

  String owner;
  String id;

  @BeforeEach
  void deposit() {
    owner = client.token();
    id = draft(owner, WITH_FILES);
  }

  @Test
  void theListSaysWhatTheDraftSays() {
    upload(owner, id, "b.csv", random(10));
    upload(owner, id, "a.csv", random(11));
    as(owner)
        .body(
            WITH_FILES.replace(
                "\"enabled\": true",
                "\"enabled\": true, \"default_preview\": \"a.csv\", \"order\": [\"b.csv\","
                    + " \"a.csv\"]"))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200);
    as(owner)
        .get("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(200)
        .body("enabled", equalTo(true))
        .body("default_preview", equalTo("a.csv"))
        .body("order", contains("b.csv", "a.csv"))
        .body("entries.key", contains("a.csv", "b.csv"))
        .body("links.archive", containsString("/draft/files-archive"));
    as(owner).delete("/api/records/{id}/draft/files/a.csv", id).then().statusCode(204);
    as(owner)
        .get("/api/records/{id}/draft", id)
        .then()
        .body("files.default_preview", nullValue())
        .body("files.order", contains("b.csv"));
    as(owner).delete("/api/records/{id}/draft/files", id).then().statusCode(204);
    as(owner)
        .get("/api/records/{id}/draft/files", id)
        .then()
        .body("entries", empty())
        .body("order", empty());
    String metadataOnly = draft(owner, ApiClient.MINIMAL);
    as(owner)
        .get("/api/records/{id}/draft/files", metadataOnly)
        .then()
        .body("enabled", equalTo(false))
        .body("entries", nullValue());
  }

  @Test
  void whatIsAnnouncedIsKeptAndVerified() {
    byte[] right = random(1000);
    start(
            owner,
            id,
            """
            [{"key": "md5", "size": 1000, "checksum": "md5:%s", "metadata": {"page": 1},
              "access": {"hidden": true}},
             {"key": "sha", "checksum": "sha256:%s"}]"""
                .formatted(md5(right), sha256(right)))
        .statusCode(201)
        .body("entries[0].status", equalTo("pending"))
        .body("entries[0].size", equalTo(1000))
        .body("entries[0].checksum", equalTo("md5:" + md5(right)))
        .body("entries[0].metadata.page", equalTo(1))
        .body("entries[0].access.hidden", equalTo(true))
        .body("entries[0].transfer.type", equalTo("L"));
    send(owner, id, "md5", random(999)).statusCode(400).body("errors.field", hasItem("size"));
    send(owner, id, "md5", random(1001)).statusCode(400).body("errors.field", hasItem("size"));
    byte[] wrong = right.clone();
    wrong[500]++;
    for (String key : List.of("md5", "sha")) {
      send(owner, id, key, wrong).statusCode(400).body("errors.field", hasItem("checksum"));
      commit(owner, id, key).statusCode(400);
      send(owner, id, key, right).statusCode(200);
      commit(owner, id, key)
          .statusCode(200)
          .body("status", equalTo("completed"))
          .body("checksum", equalTo("md5:" + md5(right)));
    }
    publish(owner, id)
        .statusCode(202)
        .body("files.entries.md5.access.hidden", equalTo(true))
        .body("files.entries.md5.transfer.type", equalTo("L"))
        .body("files.entries.md5.metadata.page", equalTo(1))
        .body("files.entries.sha.access.hidden", equalTo(false));
  }

  @Test
  void metadataOfAFileCanBeChanged() {
    upload(owner, id, "a.csv", random(10));
    as(owner)
        .body("{\"metadata\": {\"language\": \"kir\"}, \"access\": {\"hidden\": true}}")
        .put("/api/records/{id}/draft/files/a.csv", id)
        .then()
        .statusCode(200)
        .body("metadata.language", equalTo("kir"))
        .body("access.hidden", equalTo(true))
        .body("status", equalTo("completed"));
    as(owner)
        .body("{\"metadata\": null}")
        .put("/api/records/{id}/draft/files/a.csv", id)
        .then()
        .body("metadata.language", nullValue())
        .body("access.hidden", equalTo(true));
    as(owner)
        .body("{\"nonsense\": 1}")
        .put("/api/records/{id}/draft/files/a.csv", id)
        .then()
        .statusCode(400)
        .body("errors.field", contains("nonsense"));
    as(owner)
        .body("{\"metadata\": {}}")
        .put("/api/records/{id}/draft/files/none.csv", id)
        .then()
        .statusCode(404);
  }

  @Test
  void contentCanBeSentAgainUntilItIsCommitted() {
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(201);
    send(owner, id, "a", random(10)).statusCode(200);
    send(owner, id, "a", random(20)).statusCode(200).body("size", equalTo(20));
    commit(owner, id, "a").statusCode(200).body("size", equalTo(20));
    commit(owner, id, "a").statusCode(200);
    send(owner, id, "a", random(30)).statusCode(400).body("errors.field", hasItem("key"));
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(400).body("errors.field", hasItem("0.key"));
    start(owner, id, "[{\"key\": \"x\"}, {\"key\": \"x\"}]")
        .statusCode(400)
        .body("errors.field", contains("1.key"));
    as(owner).get("/api/records/{id}/draft/files/x", id).then().statusCode(404);
  }

  @Test
  void manyFilesComeAtOnce() throws Exception {
    int count = 12;
    start(
            owner,
            id,
            "["
                + String.join(
                    ",",
                    IntStream.range(0, count).mapToObj("{\"key\": \"f%d\"}"::formatted).toList())
                + "]")
        .statusCode(201);
    var pool = Executors.newFixedThreadPool(6);
    var uploads =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    pool.submit(
                        () -> {
                          send(owner, id, "f" + i, random(50_000 + i % 3)).statusCode(200);
                          commit(owner, id, "f" + i).statusCode(200);
                        }))
            .toList();
    for (var upload : uploads) {
      upload.get();
    }
    pool.shutdown();
    publish(owner, id).statusCode(202).body("files.count", equalTo(count));
    given()
        .get("/api/records/{id}/files/f7/content", id)
        .then()
        .header("ETag", equalTo('"' + md5(random(50_001)) + '"'));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 1000, 99_999})
  void aBrokenConnectionLeavesNothingAndTheFileCanBeSentAgain(int sent) throws Exception {
    byte[] bytes = random(100_000);
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(201);
    breakOff("/api/records/%s/draft/files/a/content".formatted(id), bytes, sent);
    await().untilAsserted(() -> assertThat(incoming()).isEmpty());
    as(owner)
        .get("/api/records/{id}/draft/files/a", id)
        .then()
        .body("status", equalTo("pending"))
        .body("size", nullValue());
    commit(owner, id, "a").statusCode(400);
    send(owner, id, "a", bytes).statusCode(200);
    commit(owner, id, "a").statusCode(200).body("checksum", equalTo("md5:" + md5(bytes)));
  }

  private void breakOff(String path, byte[] bytes, int sent) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      var out = socket.getOutputStream();
      out.write(
          """
          PUT %s HTTP/1.1\r
          Host: localhost\r
          Authorization: Bearer %s\r
          Content-Type: application/octet-stream\r
          Content-Length: %d\r
          \r
          """
              .formatted(path, owner, bytes.length)
              .getBytes(US_ASCII));
      out.write(bytes, 0, sent);
      out.flush();
      if (sent > 1) {
        await().untilAsserted(() -> assertThat(incoming()).isNotEmpty());
      }
    }
  }

  private List<Path> incoming() throws IOException {
    Path folder = storage.resolve("incoming");
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void contentWithoutAnAnnouncedLengthIsTaken() throws Exception {
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(201);
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket
          .getOutputStream()
          .write(
              """
              PUT /api/records/%s/draft/files/a/content HTTP/1.1\r
              Host: localhost\r
              Authorization: Bearer %s\r
              Transfer-Encoding: chunked\r
              Connection: close\r
              \r
              5\r
              hello\r
              6\r
               there\r
              0\r
              \r
              """
                  .formatted(id, owner)
                  .getBytes(US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
      assertThat(answer).startsWith("HTTP/1.1 200");
    }
    commit(owner, id, "a").statusCode(200).body("size", equalTo(11));
  }

  @Test
  void anEmptyFileIsAFile() {
    upload(owner, id, "empty.txt", new byte[0]);
    publish(owner, id).statusCode(202);
    given()
        .get("/api/records/{id}/files/empty.txt/content", id)
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("0"));
  }

  @Test
  void aDefaultPreviewMustBeAFile() {
    upload(owner, id, "a.csv", random(10));
    as(owner)
        .body(
            WITH_FILES.replace(
                "\"enabled\": true", "\"enabled\": true, \"default_preview\": \"none.csv\""))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200);
    publish(owner, id).statusCode(400).body("errors.field", hasItem("files.default_preview"));
  }

  @Test
  void onlyWritersSendFiles() {
    String stranger = client.token();
    start(stranger, id, "[{\"key\": \"a\"}]").statusCode(403);
    start(owner, id, "[{\"key\": \"a\"}]").statusCode(201);
    send(stranger, id, "a", random(10)).statusCode(403);
    commit(stranger, id, "a").statusCode(403);
    as(stranger).delete("/api/records/{id}/draft/files", id).then().statusCode(403);
    as(stranger).body("{}").put("/api/records/{id}/draft/files/a", id).then().statusCode(403);
    as(stranger).get("/api/records/{id}/draft/files-archive", id).then().statusCode(403);
  }

  @Test
  void filesFromElsewhereAreForAdministratorsAndListedHosts() {
    for (String type : List.of("F", "R")) {
      String entry =
          """
          [{"key": "%s", "transfer": {"type": "%s", "url": "https://example.org/a"}}]"""
              .formatted(type, type);
      start(owner, id, entry).statusCode(403);
      start(client.token("administration"), id, entry)
          .statusCode(400)
          .body("errors.field", contains("0.transfer.url"));
    }
  }
}
