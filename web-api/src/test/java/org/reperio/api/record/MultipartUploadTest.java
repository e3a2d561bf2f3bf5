package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;
import static org.reperio.api.record.DraftFilesClient.commit;
import static org.reperio.api.record.DraftFilesClient.md5;
import static org.reperio.api.record.DraftFilesClient.random;
import static org.reperio.api.record.DraftFilesClient.send;
import static org.reperio.api.record.DraftFilesClient.sendPart;
import static org.reperio.api.record.DraftFilesClient.start;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MultipartUploadTest {

  private static final int PART = 10_000;
  private static final byte[] BYTES = random(4 * PART + 321);

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

  private static byte[] part(int part) {
    return Arrays.copyOfRange(BYTES, (part - 1) * PART, Math.min(part * PART, BYTES.length));
  }

  private void startParts(String more) {
    start(
            owner,
            id,
            """
            [{"key": "big", "size": %d, %s
              "transfer": {"type": "M", "parts": 5, "part_size": %d}}]"""
                .formatted(BYTES.length, more, PART))
        .statusCode(201)
        .body("entries[0].transfer.type", equalTo("M"))
        .body("entries[0].transfer.parts", equalTo(5))
        .body("entries[0].transfer.received", empty())
        .body("entries[0].links.content", nullValue())
        .body("entries[0].links.parts", hasSize(5))
        .body("entries[0].links.parts[4].part", equalTo(5))
        .body("entries[0].links.parts[4].url", endsWith("/draft/files/big/content/5"));
  }

  @Test
  void partsComeInAnyOrderAndAgainAndMakeAFile() {
    startParts("\"checksum\": \"md5:" + md5(BYTES) + "\",");
    send(owner, id, "big", BYTES).statusCode(400);
    sendPart(owner, id, "big", 5, part(5)).statusCode(200);
    sendPart(owner, id, "big", 2, random(PART)).statusCode(200);
    sendPart(owner, id, "big", 1, part(1))
        .statusCode(200)
        .body("transfer.received", contains(1, 2, 5))
        .body("status", equalTo("pending"));
    commit(owner, id, "big").statusCode(400).body("errors[0].messages[0]", containsString("3, 4"));
    sendPart(owner, id, "big", 4, part(4)).statusCode(200);
    sendPart(owner, id, "big", 3, part(3)).statusCode(200);
    commit(owner, id, "big").statusCode(400).body("errors.field", contains("checksum"));
    publish(owner, id).statusCode(400);
    sendPart(owner, id, "big", 2, part(2)).statusCode(200);
    commit(owner, id, "big")
        .statusCode(200)
        .body("status", equalTo("completed"))
        .body("transfer.type", equalTo("L"))
        .body("transfer.parts", nullValue())
        .body("links.content", endsWith("/draft/files/big/content"))
        .body("links.parts", nullValue())
        .body("checksum", equalTo("md5:" + md5(BYTES)));
    sendPart(owner, id, "big", 2, part(2)).statusCode(400);
    commit(owner, id, "big").statusCode(200);
    publish(owner, id).statusCode(202).body("files.total_bytes", equalTo(BYTES.length));
    byte[] read =
        given().get("/api/records/{id}/files/big/content", id).then().extract().asByteArray();
    assertThat(read).isEqualTo(BYTES);
  }

  @Test
  void partsComeAtTheSameTime() throws Exception {
    startParts("");
    var pool = Executors.newFixedThreadPool(5);
    // Each part is sent twice at once; one of the two may be told that it is void.
    var sendings =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    (Callable<Integer>)
                        () ->
                            sendPart(owner, id, "big", 1 + i / 2, part(1 + i / 2))
                                .extract()
                                .statusCode())
            .toList();
    for (var result : pool.invokeAll(sendings)) {
      assertThat(result.get()).isIn(200, 400);
    }
    pool.shutdown();
    commit(owner, id, "big").statusCode(200).body("checksum", equalTo("md5:" + md5(BYTES)));
  }

  @Test
  void aPartOfAnotherSizeIsRefusedAndCountsAsMissing() {
    startParts("");
    sendPart(owner, id, "big", 1, part(1)).statusCode(200);
    sendPart(owner, id, "big", 1, random(PART - 1)).statusCode(400);
    sendPart(owner, id, "big", 1, random(PART + 1))
        .statusCode(400)
        .body("errors.field", contains("part"));
    sendPart(owner, id, "big", 0, part(1)).statusCode(400);
    sendPart(owner, id, "big", 6, part(1)).statusCode(400);
    sendPart(owner, id, "other", 1, part(1)).statusCode(404);
    as(owner)
        .get("/api/records/{id}/draft/files/big", id)
        .then()
        .body("transfer.received", contains(1));
  }

  @Test
  void sizesThatDoNotFitAreRefused() {
    start(
            owner,
            id,
            "[{\"key\": \"a\", \"size\": 100, \"transfer\":"
                + " {\"type\": \"M\", \"parts\": 3, \"part_size\": 10}}]")
        .statusCode(400)
        .body("errors.field", hasItem("0.transfer.parts"));
  }

  @Test
  void aDeletedUploadLeavesNothing() throws Exception {
    startParts("");
    sendPart(owner, id, "big", 1, part(1)).statusCode(200);
    as(owner).delete("/api/records/{id}/draft/files/big", id).then().statusCode(204);
    try (Stream<Path> files = Files.walk(storage.resolve("incoming"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
    startParts("");
  }
}
