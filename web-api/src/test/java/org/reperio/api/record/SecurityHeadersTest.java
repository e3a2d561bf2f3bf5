package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

/** Every answer has each header that tells browsers to be strict, and has it once. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SecurityHeadersTest {

  private static final List<String> HEADERS =
      List.of(
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Cross-Origin-Resource-Policy",
          "Content-Security-Policy");

  private static final String CONTENT = "/api/records/{id}/files/{key}/content";

  @Inject ApiClient client;

  @Test
  void everyAnswerHasEachHeaderOnce() throws IOException {
    String owner = client.token();
    String id = DraftFilesClient.published(owner, "a.zip", zip());
    Map<String, Response> answers = new LinkedHashMap<>();
    answers.put("content", plain().get(CONTENT, id, "a.zip"));
    answers.put("content as a page", plain().get(CONTENT + "?download=0", id, "a.zip"));
    answers.put("HEAD of content", plain().head(CONTENT, id, "a.zip"));
    answers.put("range", plain().header("Range", "bytes=0-9").get(CONTENT, id, "a.zip"));
    answers.put("no range", plain().header("Range", "bytes=9999999-").get(CONTENT, id, "a.zip"));
    String tag = answers.get("content").header("ETag");
    answers.put("unchanged", plain().header("If-None-Match", tag).get(CONTENT, id, "a.zip"));
    answers.put("archive", plain().get("/api/records/{id}/files-archive", id));
    answers.put("listing", plain().get("/api/records/{id}/files/a.zip/container", id));
    answers.put("member", plain().get("/api/records/{id}/files/a.zip/container/in.txt", id));
    answers.put("record", plain().get("/api/records/{id}", id));
    answers.put("export", plain().accept("text/x-bibtex").get("/api/records/{id}", id));
    answers.put("search", plain().get("/api/records"));
    answers.put("no record", plain().get("/api/records/none-at-all"));
    answers.put("nothing", plain().get("/api/nothing-there"));
    answers.put("wrong method", plain().put("/api/records"));
    answers.put("who?", plain().post("/api/records"));
    answers.put("wrong body", ApiClient.as(owner).body("{").post("/api/records"));
    answers.put("improper", plain().urlEncodingEnabled(false).get("/api/records/%c0%ae"));
    answers.put("long", plain().get("/api/" + "a".repeat(20_000)));
    answers.put(
        "from elsewhere", plain().header("Origin", "https://a.example").get("/api/records"));
    answers.put("description", plain().get("/api/openapi"));
    answers.put("its page", plain().get("/api/docs/"));
    answers.put("ping", plain().get("/ping"));
    answers.forEach(
        (what, answer) -> {
          for (String header : HEADERS) {
            assertThat(answer.headers().getValues(header))
                .as("%s of %s, %d", header, what, answer.statusCode())
                .hasSize(1);
          }
        });
    assertThat(answers.get("content").statusCode()).isEqualTo(200);
    assertThat(answers.get("content").header("Content-Security-Policy")).contains("sandbox");
    assertThat(answers.get("unchanged").statusCode()).isEqualTo(304);
    assertThat(answers.get("archive").statusCode()).isEqualTo(200);
    assertThat(answers.get("member").statusCode()).isEqualTo(200);
    assertThat(answers.get("member").header("Content-Security-Policy")).contains("sandbox");
  }

  private static RequestSpecification plain() {
    return given().redirects().follow(false);
  }

  private static byte[] zip() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("in.txt"));
      zip.write('i');
    }
    return bytes.toByteArray();
  }
}
