package org.reperio.api.bulk;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.messaging.Outbox;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class BulkTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String GOOD = ApiClient.MINIMAL.replaceAll("\\s*\\n\\s*", " ");
  private static final String PUBLISH = GOOD.replaceFirst("\\{", "{\"publish\": true, ");

  @Inject ApiClient client;
  @Inject Sql sql;
  @Inject Outbox outbox;

  private static List<JsonNode> send(String token, byte[] body) throws Exception {
    var answer =
        HttpClient.newHttpClient()
            .send(
                request(token, HttpRequest.BodyPublishers.ofByteArray(body)),
                HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/x-ndjson");
    return answer.body().lines().map(BulkTest::json).toList();
  }

  private static HttpRequest request(String token, HttpRequest.BodyPublisher body) {
    return HttpRequest.newBuilder(
            URI.create(RestAssured.baseURI + ":" + RestAssured.port + "/api/records/bulk"))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/x-ndjson")
        .version(HttpClient.Version.HTTP_1_1)
        .POST(body)
        .build();
  }

  private static JsonNode json(String line) {
    try {
      return JSON.readTree(line);
    } catch (JsonProcessingException e) {
      throw new AssertionError(line, e);
    }
  }

  /** One transaction leaves a message for each kind of event, however many records it is about. */
  @Test
  void manyRecordsLeaveFewMessages() throws Exception {
    long before = sql.count("select coalesce(max(id), 0) from outbox");
    long eventsBefore = outbox.size();
    List<JsonNode> results = send(client.token(), (PUBLISH + "\n").repeat(20).getBytes(UTF_8));
    assertThat(results).hasSize(20).allMatch(node -> node.get("status").asInt() == 202);
    Map<String, Long> messages =
        sql
            .list("select topic from outbox where id > ?", row -> row.getString("topic"), before)
            .stream()
            .collect(Collectors.groupingBy(topic -> topic, Collectors.counting()));
    assertThat(messages)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("record.published", 1L, "draft.saved", 1L, "draft.discarded", 1L));
    // Every one of them is named in each.
    assertThat(outbox.size()).isEqualTo(eventsBefore + 60);
  }

  @Test
  void everyLineHasItsOwnOutcome() throws Exception {
    String token = client.token();
    List<String> lines =
        List.of(
            GOOD,
            PUBLISH,
            "{\"metadata\": {\"title\": \"Only a title\"}}",
            "{\"publish\": true, \"metadata\": {\"title\": \"Only a title\"}}",
            "{\"metadata\": ",
            "",
            "[1]",
            "{\"publish\": \"yes\"}",
            "{\"metadata\": {}} {}",
            PUBLISH);
    List<JsonNode> results = send(token, String.join("\r\n", lines).getBytes(UTF_8));
    assertThat(results)
        .extracting(node -> node.get("line").asInt())
        .containsExactly(1, 2, 3, 4, 5, 7, 8, 9, 10);
    assertThat(results)
        .extracting(node -> node.get("status").asInt())
        .containsExactly(201, 202, 201, 400, 400, 400, 400, 400, 202);
    ApiClient.as(token)
        .get("/api/records/{id}/draft", results.get(0).get("id").asText())
        .then()
        .statusCode(200)
        .body("is_published", equalTo(false));
    given()
        .get("/api/records/{id}", results.get(1).get("id").asText())
        .then()
        .statusCode(200)
        .body("links.self", equalTo(results.get(1).at("/links/self").asText()));
    assertThat(results.get(2).at("/errors").findValuesAsText("field"))
        .contains("metadata.creators");
    assertThat(results.get(3).at("/errors").findValuesAsText("field"))
        .contains("metadata.creators");
    assertThat(results.get(3).has("id")).isFalse();
    assertThat(results.get(4).at("/errors/0/messages/0").asText()).contains("column");
  }

  @Test
  void textThatIsNotUtf8IsRefusedByTheLine() throws Exception {
    byte[] latin1 = ("{\"metadata\": {\"title\": \"Ol\u00e9\"}}\n" + GOOD).getBytes(ISO_8859_1);
    assertThat(send(client.token(), latin1))
        .extracting(node -> node.get("status").asInt())
        .containsExactly(400, 201);
  }

  @Test
  void aLineThatIsTooLongIsSkipped() throws Exception {
    String huge = "{\"metadata\": {\"title\": \"" + "x".repeat(1 << 20) + "\"}}\n" + GOOD;
    assertThat(send(client.token(), huge.getBytes(UTF_8)))
        .extracting(node -> node.get("status").asInt())
        .containsExactly(413, 201);
  }

  @Test
  void nothingIsTakenFromAGuest() {
    given()
        .contentType("application/x-ndjson")
        .body(GOOD.getBytes(UTF_8))
        .post("/api/records/bulk")
        .then()
        .statusCode(401)
        .body("status", equalTo(401));
  }

  @Test
  void onlyLinesAreTaken() {
    ApiClient.as(client.token()).body("{}").post("/api/records/bulk").then().statusCode(415);
  }

  @Test
  void noLinesNoResults() throws Exception {
    assertThat(send(client.token(), new byte[0])).isEmpty();
  }

  @Test
  void resultsComeWhileTheRestIsStillBeingSent() throws Exception {
    // By hand: Java's client reads no answer before all is sent.
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(30_000);
      OutputStream toServer = socket.getOutputStream();
      toServer.write(
          """
          POST /api/records/bulk HTTP/1.1
          Host: localhost
          Authorization: Bearer %s
          Content-Type: application/x-ndjson
          Transfer-Encoding: chunked
          Connection: close

          """
              .formatted(client.token())
              .replace("\n", "\r\n")
              .getBytes(UTF_8));
      var fromServer = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));
      for (int i = 0; i < 30; i++) {
        chunk(toServer, GOOD + "\n");
      }
      List<JsonNode> results = new ArrayList<>();
      while (results.isEmpty()) {
        result(fromServer.readLine(), results);
      }
      chunk(toServer, PUBLISH + "\n");
      chunk(toServer, "");
      fromServer.lines().forEach(line -> result(line, results));
      assertThat(results).hasSize(31);
      assertThat(results.get(30).get("status").asInt()).isEqualTo(202);
    }
  }

  private static void chunk(OutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.write((Integer.toHexString(bytes.length) + "\r\n").getBytes(UTF_8));
    out.write(bytes);
    out.write("\r\n".getBytes(UTF_8));
    out.flush();
  }

  /** Leaves out headers and the lengths of chunks. */
  private static void result(String line, List<JsonNode> results) {
    if (line.startsWith("{")) {
      results.add(json(line));
    }
  }

  /** Lines of a megabyte are not held by the dozen: each has its answer all the same. */
  @Test
  void linesOfManyBytesAreTakenInSmallBatches() throws Exception {
    String large = GOOD.replace("Glacier retreat", "x".repeat(200_000));
    String lines = (large + "\n").repeat(30);
    List<JsonNode> results = send(client.token(), lines.getBytes(StandardCharsets.UTF_8));
    assertThat(results).hasSize(30);
    assertThat(results).allMatch(result -> result.get("status").asInt() == 201);
    assertThat(results.get(29).get("line").asInt()).isEqualTo(30);
  }

  @Test
  void aLineWithTooManyCreatorsIsRefusedAlone() throws Exception {
    String creator = "{\"person_or_org\": {\"type\": \"personal\", \"family_name\": \"x\"}}";
    String many =
        "{\"metadata\": {\"creators\": [" + (creator + ",").repeat(10_000) + creator + "]}}";
    List<JsonNode> results =
        send(client.token(), (GOOD + "\n" + many + "\n" + GOOD).getBytes(StandardCharsets.UTF_8));
    assertThat(results)
        .extracting(result -> result.get("status").asInt())
        .containsExactly(201, 400, 201);
    assertThat(results.get(1).at("/errors/0/field").asText()).isEqualTo("metadata.creators");
  }
}
