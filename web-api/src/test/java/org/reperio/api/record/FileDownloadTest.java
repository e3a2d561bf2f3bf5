package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.record.DraftFilesClient.WITH_FILES;
import static org.reperio.api.record.DraftFilesClient.md5;
import static org.reperio.api.record.DraftFilesClient.random;
import static org.reperio.api.record.DraftFilesClient.upload;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FileDownloadTest {

  private static final byte[] BYTES = random(200_000);
  private static final String CONTENT = "/api/records/{id}/files/{key}/content";

  @Inject ApiClient client;
  @Inject org.reperio.database.Sql sql;
  @Inject org.reperio.file.FileStorage storage;
  @Inject org.reperio.file.Fixity fixity;

  String owner;
  String id;

  @BeforeEach
  void publish() {
    owner = client.token();
    id = DraftFilesClient.published(owner, "data.csv", BYTES);
  }

  private ValidatableResponse range(String range) {
    return given().header("Range", range).get(CONTENT, id, "data.csv").then();
  }

  private static byte[] slice(int from, int to) {
    return Arrays.copyOfRange(BYTES, from, to);
  }

  @Test
  void theWholeFileComesWithAllThatCachesNeed() {
    Response whole = given().header("Accept-Encoding", "gzip").get(CONTENT, id, "data.csv");
    whole
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("200000"))
        .header("Accept-Ranges", equalTo("bytes"))
        .header("Content-Encoding", nullValue())
        .header("ETag", equalTo('"' + md5(BYTES) + '"'))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Content-Disposition", startsWith("attachment; filename=\"data.csv\""));
    assertThat(whole.asByteArray()).isEqualTo(BYTES);
    String tag = whole.header("ETag");
    String modified = whole.header("Last-Modified");
    given()
        .header("If-None-Match", tag)
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(304)
        .header("ETag", equalTo(tag));
    given()
        .header("If-Modified-Since", modified)
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(304);
    given()
        .header("If-Modified-Since", "yesterday")
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(200);
    given().header("If-Match", "\"other\"").get(CONTENT, id, "data.csv").then().statusCode(412);
    given()
        .head(CONTENT, id, "data.csv")
        .then()
        .statusCode(200)
        .header("Content-Length", equalTo("200000"))
        .header("ETag", equalTo(tag));
    given()
        .header("Range", "bytes=0-9")
        .header("If-Range", tag)
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(206);
    given()
        .header("Range", "bytes=0-9")
        .header("If-Range", modified)
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(206);
    given()
        .header("Range", "bytes=0-9")
        .header("If-Range", "\"older\"")
        .get(CONTENT, id, "data.csv")
        .then()
        .statusCode(200);
  }

  @Test
  void aRangeIsSent() {
    assertThat(range("bytes=0-99").statusCode(206).extract().asByteArray())
        .isEqualTo(slice(0, 100));
    range("bytes=100-199")
        .header("Content-Range", equalTo("bytes 100-199/200000"))
        .header("Content-Length", equalTo("100"));
    assertThat(range("bytes=199990-").extract().asByteArray()).isEqualTo(slice(199_990, 200_000));
    assertThat(range("bytes=-10").extract().asByteArray()).isEqualTo(slice(199_990, 200_000));
    assertThat(range("bytes=199990-999999").extract().asByteArray()).hasSize(10);
    range("bytes=200000-").statusCode(416).header("Content-Range", equalTo("bytes */200000"));
    range("bytes=-0").statusCode(416);
    for (String nonsense : new String[] {"bytes=9-3", "bytes=-", "bytes=a-b", "lines=1-2"}) {
      range(nonsense).statusCode(200);
    }
  }

  @Test
  void severalRangesComeInPieces() {
    Response answer = given().header("Range", "bytes=0-4,10-14, -5").get(CONTENT, id, "data.csv");
    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.contentType()).startsWith("multipart/byteranges; boundary=");
    String boundary = answer.contentType().replaceAll(".*boundary=", "");
    String body = new String(answer.asByteArray(), ISO_8859_1);
    assertThat(answer.header("Content-Length")).isEqualTo(Integer.toString(body.length()));
    String[] pieces = body.split("\r\n--" + boundary);
    assertThat(pieces).hasSize(5);
    assertThat(pieces[1])
        .contains("Content-Range: bytes 0-4/200000\r\n\r\n")
        .endsWith(new String(slice(0, 5), ISO_8859_1));
    assertThat(pieces[3])
        .contains("Content-Range: bytes 199995-199999/200000\r\n\r\n")
        .endsWith(new String(slice(199_995, 200_000), ISO_8859_1));
    assertThat(pieces[4]).isEqualTo("--\r\n");
    range("bytes=0-,0-,0-").statusCode(200);
  }

  @Test
  void draftsAreDownloadedTheSameWay() {
    String draft = draft(owner, WITH_FILES);
    upload(owner, draft, "a.txt", BYTES);
    byte[] piece =
        as(owner)
            .header("Range", "bytes=10-19")
            .get("/api/records/{id}/draft/files/a.txt/content", draft)
            .then()
            .statusCode(206)
            .extract()
            .asByteArray();
    assertThat(piece).isEqualTo(slice(10, 20));
    given().get("/api/records/{id}/draft/files/a.txt/content", draft).then().statusCode(403);
  }

  @Test
  void onlyHarmlessFilesAreShownInTheBrowser() {
    String draft = draft(owner, WITH_FILES);
    for (String key : new String[] {"a.png", "a.svg", "a.html", "a.pdf"}) {
      upload(owner, draft, key, BYTES);
    }
    ApiClient.publish(owner, draft).statusCode(202);
    preview(draft, "a.png").header("Content-Disposition", startsWith("inline"));
    preview(draft, "a.pdf").header("Content-Disposition", startsWith("inline"));
    preview(draft, "a.svg").header("Content-Disposition", startsWith("attachment"));
    preview(draft, "a.html")
        .header("Content-Type", startsWith("text/plain"))
        .header(
            "Content-Security-Policy",
            equalTo("default-src 'none'; media-src 'self'; img-src 'self'; sandbox"));
    given()
        .get(CONTENT, draft, "a.png")
        .then()
        .header("Content-Disposition", startsWith("attachment"));
  }

  @Test
  void aTextIsShownInItsOwnCharset() {
    String draft = draft(owner, WITH_FILES);
    byte[] cut = ("x".repeat(256 * 1024 - 1) + "ö and more").getBytes(UTF_8);
    upload(owner, draft, "latin1.csv", "größe".getBytes(ISO_8859_1));
    upload(owner, draft, "utf8.csv", "größe".getBytes(UTF_8));
    upload(owner, draft, "utf16.csv", "größe".getBytes(UTF_16));
    upload(owner, draft, "long.csv", cut);
    ApiClient.publish(owner, draft).statusCode(202);

    byte[] bytes =
        preview(draft, "latin1.csv")
            .header("Content-Type", equalTo("text/plain"))
            .extract()
            .asByteArray();
    assertThat(bytes).isEqualTo("größe".getBytes(ISO_8859_1));
    preview(draft, "utf8.csv").header("Content-Type", equalTo("text/plain;charset=utf-8"));
    preview(draft, "utf16.csv").header("Content-Type", equalTo("text/plain;charset=utf-16"));
    preview(draft, "long.csv").header("Content-Type", equalTo("text/plain;charset=utf-8"));
  }

  private static ValidatableResponse preview(String id, String key) {
    return given().queryParam("preview", "1").get(CONTENT, id, key).then().statusCode(200);
  }

  @Test
  void namesDoNoHarmInHeaders() {
    String key = "a\\\"b; filename=x – é.txt".replace("\\\"", "'");
    String draft = draft(owner, WITH_FILES);
    upload(owner, draft, key, BYTES);
    ApiClient.publish(owner, draft).statusCode(202);
    String disposition = given().get(CONTENT, draft, key).header("Content-Disposition");
    assertThat(disposition)
        .isEqualTo(
            "attachment; filename=\"a'b; filename=x _ _.txt\";"
                + " filename*=UTF-8''a%27b%3B%20filename%3Dx%20%E2%80%93%20%C3%A9.txt");
  }

  @Test
  void allFilesComeAsAnArchive() throws Exception {
    String draft = draft(owner, WITH_FILES);
    upload(owner, draft, "a.txt", BYTES);
    upload(owner, draft, "b.txt", new byte[0]);
    DraftFilesClient.start(owner, draft, "[{\"key\": \"unfinished\"}]").statusCode(201);
    assertThat(unzip(as(owner).get("/api/records/{id}/draft/files-archive", draft)))
        .containsOnlyKeys("a.txt", "b.txt");
    as(owner).delete("/api/records/{id}/draft/files/unfinished", draft);
    ApiClient.publish(owner, draft).statusCode(202);
    Response archive = given().get("/api/records/{id}/files-archive", draft);
    archive
        .then()
        .statusCode(200)
        .contentType("application/zip")
        .header("Content-Disposition", startsWith("attachment; filename=\"" + draft + ".zip\""));
    assertThat(unzip(archive).get("a.txt")).isEqualTo(BYTES);
    given().head("/api/records/{id}/files-archive", draft).then().statusCode(200);
  }

  private static TreeMap<String, byte[]> unzip(Response answer) throws Exception {
    var members = new TreeMap<String, byte[]>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(answer.asByteArray()))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), zip.readAllBytes());
      }
    }
    return members;
  }

  @Test
  void restrictedFilesAreForReaders() {
    String draft =
        draft(owner, WITH_FILES.replace("\"files\": \"public\"", "\"files\": \"restricted\""));
    upload(owner, draft, "a.zip", BYTES);
    ApiClient.publish(owner, draft).statusCode(202);
    for (String path :
        new String[] {
          "files",
          "files/a.zip",
          "files/a.zip/content",
          "files-archive",
          "files/a.zip/container",
          "files/a.zip/container/x"
        }) {
      given().get("/api/records/{id}/" + path, draft).then().statusCode(403);
    }
    as(owner).get(CONTENT, draft, "a.zip").then().statusCode(200);
  }

  /**
   * Nobody learns of it but who asks: the answer names the file, and the operator sees an alarm.
   */
  @Test
  void contentThatIsMissingIsSaidAndNoted() throws Exception {
    byte[] lost = random(5_000);
    String record = DraftFilesClient.published(owner, "lost.zip", lost);
    String location =
        sql.first(
                """
                select s.location from stored_file s join file_object o on o.sha256 = s.sha256
                  join record r on r.bucket_id = o.bucket_id where r.pid = ?""",
                row -> row.getString(1),
                record)
            .orElseThrow();
    storage.delete(location);
    for (String path : new String[] {"/content", "/container", "/container/a"}) {
      given()
          .get("/api/records/{id}/files/{key}" + path, record, "lost.zip")
          .then()
          .statusCode(503)
          .body("message", org.hamcrest.Matchers.containsString("\"lost.zip\" is missing"));
    }
    assertThat(fixity.report().problems())
        .filteredOn(problem -> problem.files().contains(record + ":lost.zip"))
        .singleElement()
        .extracting(problem -> problem.outcome())
        .isEqualTo(org.reperio.file.Fixity.Outcome.MISSING);
    assertThat(fixity.damaged()).isPositive();
    given().get(CONTENT, id, "data.csv").then().statusCode(200);
  }
}
