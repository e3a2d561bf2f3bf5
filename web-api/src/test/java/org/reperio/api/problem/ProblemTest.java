package org.reperio.api.problem;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ProblemTest {

  @Inject ApiClient client;
  @Inject Indices indices;

  @BeforeEach
  void searchAnswers() {
    indices.init();
  }

  @Test
  void malformedJson() {
    ApiClient.as(client.token())
        .body("{\"metadata\": ")
        .post("/api/records")
        .then()
        .statusCode(400)
        .contentType("application/json")
        .body("status", equalTo(400))
        .body("message", containsString("JSON"));
  }

  @Test
  void aListWhereAnObjectBelongs() {
    ApiClient.as(client.token())
        .body("[1, 2]")
        .post("/api/records")
        .then()
        .statusCode(400)
        .body("message", notNullValue());
  }

  @Test
  void wrongMediaType() {
    given()
        .auth()
        .oauth2(client.token())
        .contentType("text/plain")
        .body("hello")
        .post("/api/records")
        .then()
        .statusCode(415)
        .body("status", equalTo(415));
  }

  @Test
  void unknownPath() {
    given().get("/api/nothing/here").then().statusCode(404).body("status", equalTo(404));
  }

  @Test
  void wrongMethod() {
    given().delete("/api/records").then().statusCode(405).body("status", equalTo(405));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", ";;;", "text/", "*/json", "text/html;q=x", "a/b;profile"})
  void aMediaTypeThatIsNoneIsNoFault(String accepted) {
    for (String path : List.of("/api/records/none", "/api/records/none/files", "/api/nothing")) {
      given().header("Accept", accepted).get(path).then().statusCode(lessThan(500));
    }
  }

  @Test
  void everyAnswerHasTheRequestsId() {
    given()
        .header("X-Request-ID", "abc-123")
        .get("/ping")
        .then()
        .statusCode(200)
        .header("X-Request-ID", equalTo("abc-123"));
    given()
        .header("X-Request-ID", "evil\u0001")
        .get("/api/records/zzzzz-zzzzz")
        .then()
        .statusCode(404)
        .header("X-Request-ID", org.hamcrest.Matchers.matchesRegex("[0-9a-f-]{36}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\": {\"title\": \"a\", \"title\": \"b\"}}",
        "{\"metadata\": {\"title\": NaN}}",
        "{\"metadata\": {}} {}",
        "{} trailing",
        "\"text\"",
        "17",
        "{'metadata': {}}",
        "{\"metadata\": {},}",
        "// comment",
        "\u0000"
      })
  void whatIsNoJsonObjectIsRefused(String body) {
    ApiClient.as(client.token())
        .body(body)
        .post("/api/records")
        .then()
        .statusCode(400)
        .contentType("application/json")
        .body("status", equalTo(400))
        .body("message", containsString("JSON"));
  }

  @Test
  void deepNestingIsRefused() throws Exception {
    String bomb = "{\"metadata\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    // Not by REST Assured, which would show what was sent, indented.
    var request =
        request(client.token(), "/api/records")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(bomb))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
    assertThat(answer.body()).contains("JSON");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e400", "-1e400", "1e-400", "123456789012345678901234567890"})
  void numbersBeyondAllBoundsAreNoFailure(String number) {
    ApiClient.as(client.token())
        .body("{\"metadata\": {\"title\": %s}}".formatted(number))
        .post("/api/records")
        .then()
        .statusCode(lessThan(500));
  }

  @Test
  void nullIsNoDraft() {
    ApiClient.as(client.token()).body("null").post("/api/records").then().statusCode(lessThan(500));
  }

  @Test
  void textThatIsNotUtf8IsRefused() {
    byte[] latin1 = "{\"metadata\": {\"title\": \"Ol\u00e9\"}}".getBytes(ISO_8859_1);
    ApiClient.as(client.token())
        .body(latin1)
        .post("/api/records")
        .then()
        .statusCode(400)
        .body("message", notNullValue());
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() {
    String large = "{\"metadata\": {\"title\": \"%s\"}}".formatted("x".repeat(6 << 20));
    ApiClient.as(client.token())
        .body(large)
        .post("/api/records")
        .then()
        .statusCode(413)
        .body("status", equalTo(413))
        .body("message", containsString("too large"));
  }

  @Test
  void aBodyOfUnknownLengthThatIsTooLargeIsRefused() throws Exception {
    byte[] large = "{\"metadata\": {\"title\": \"%s".formatted("x".repeat(6 << 20)).getBytes(UTF_8);
    var request =
        request(client.token(), "/api/records")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("\"status\":413");
  }

  @Test
  void aFileMayBeLargerThanOtherBodies() throws Exception {
    String token = client.token();
    String id =
        ApiClient.draft(
            token, ApiClient.MINIMAL.replace("\"enabled\": false", "\"enabled\": true"));
    ApiClient.as(token)
        .body("[{\"key\": \"large.bin\"}]")
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
    // Not by REST Assured, which makes an object of each byte.
    var request =
        request(token, "/api/records/" + id + "/draft/files/large.bin/content")
            .header("Content-Type", "application/octet-stream")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(new byte[7 << 20]))
            .build();
    var answer = HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).contains("\"size\":" + (7 << 20));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/records/%zz",
        "/api/records/%",
        "/api/records/%e",
        "/api/records/%ff%fe",
        "/api/records/a%00b",
        "/api/records/none?%00",
        "/api/records?q=%C3%28"
      })
  void anAddressThatIsNotEncodedProperlyIsRefused(String address) throws Exception {
    String answer = raw("GET " + address + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 400").contains("\"status\":400");
  }

  @Test
  void nulIsRefusedWithItsFieldAndIsABlankInWhatIsSearched() {
    for (String field : List.of("token", "access_token", "sort", "page", "f", "resource_type")) {
      given()
          .urlEncodingEnabled(false)
          .get("/api/records?q=x&%s=a%%00".formatted(field))
          .then()
          .statusCode(400)
          .body("message", equalTo("Invalid querystring parameters."))
          .body("errors[0].field", equalTo(field))
          .body("errors[0].messages[0]", containsString("U+0000"));
    }
    given()
        .urlEncodingEnabled(false)
        .get("/api/records/a%00b/draft")
        .then()
        .statusCode(400)
        .body("message", containsString("U+0000"));
    var user = client.user();
    String id = ApiClient.published(user.token(), ApiClient.MINIMAL);
    for (String search :
        List.of(
            "/api/records?q=%00",
            "/api/records?q=publication_date:%00",
            "/api/records?suggest=a%00b",
            "/api/user/records?q=%00",
            "/api/user/requests?q=%00",
            "/api/requests?q=a%00b",
            "/api/records/" + id + "/communities-suggestions?q=%00")) {
      ApiClient.as(user.token()).urlEncodingEnabled(false).get(search).then().statusCode(200);
    }
  }

  @Test
  void anAddressWithSignsThatPeopleForgetToEncodeIsUnderstood() throws Exception {
    String answer =
        raw(
            "GET /api/records/none?q=\"ice|{snow}<[a TO b]>\" HTTP/1.1\r\nHost: x\r\n"
                    .replace(" TO ", "+TO+")
                + "Connection: close\r\n\r\n");
    assertThat(answer).startsWith("HTTP/1.1 404").contains("\"status\":404");
  }

  @Test
  void anAddressThatIsTooLongIsRefused() throws Exception {
    String answer =
        raw(
            "GET /api/records?q=%s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
                .formatted("x".repeat(20_000)));
    assertThat(answer).startsWith("HTTP/1.1 414").contains("\"status\":414");
  }

  @Test
  void headersThatAreTooLongAreRefused() throws Exception {
    String answer =
        raw(
            "GET /api/records HTTP/1.1\r\nHost: x\r\nConnection: close\r\nX-Long: %s\r\n\r\n"
                .formatted("x".repeat(40_000)));
    assertThat(answer).startsWith("HTTP/1.1 431").contains("\"status\":431");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\u0000\u0001\r\n\r\n"})
  void whatIsNoHttpDoesNotHarm(String nonsense) throws Exception {
    assertThat(raw(nonsense)).doesNotContain("Exception");
    given().get("/ping").then().statusCode(200);
  }

  @Test
  void aWrongMethodIsToldTheRightOnes() {
    given()
        .patch("/api/records/{id}/draft", "x")
        .then()
        .statusCode(405)
        .header("Allow", allOf(containsString("GET"), containsString("PUT")));
  }

  @Test
  void everyAnswerIsGuarded() {
    for (String path : List.of("/api/records", "/api/nothing", "/api/records/none", "/ping")) {
      given()
          .get(path)
          .then()
          .header("X-Content-Type-Options", "nosniff")
          .header("X-Frame-Options", "DENY")
          .header("Referrer-Policy", notNullValue())
          .header("Content-Security-Policy", containsString("default-src 'none'"));
    }
  }

  @Test
  void anybodysPageMayRead() {
    given()
        .header("Origin", "https://elsewhere.example")
        .get("/api/records/none")
        .then()
        .header("Access-Control-Allow-Origin", notNullValue())
        .header("Access-Control-Allow-Credentials", not("true"))
        .header("Access-Control-Expose-Headers", containsString("ETag"));
    given()
        .header("Origin", "https://elsewhere.example")
        .header("Access-Control-Request-Method", "PUT")
        .header("Access-Control-Request-Headers", "Authorization,Content-Type,If-Match")
        .options("/api/records/x/draft")
        .then()
        .statusCode(200)
        .header("Access-Control-Allow-Methods", containsString("PUT"))
        .header("Access-Control-Allow-Headers", containsString("Authorization"));
  }

  private static HttpRequest.Builder request(String token, String path) {
    return HttpRequest.newBuilder(URI.create(RestAssured.baseURI + ":" + RestAssured.port + path))
        .header("Authorization", "Bearer " + token);
  }

  /** Bytes as they come, for what no client would send. */
  private static String raw(String request) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      socket.setSoTimeout(3_000);
      socket.getOutputStream().write(request.getBytes(ISO_8859_1));
      socket.getOutputStream().flush();
      var answer = new StringBuilder();
      for (int next = socket.getInputStream().read(); next >= 0; ) {
        answer.append((char) next);
        next = socket.getInputStream().read();
      }
      return answer.toString();
    } catch (SocketTimeoutException e) {
      return "";
    }
  }

  /** Headers of negotiation and of conditions that cannot be read count as none (RFC 9110). */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Accept-Charset",
        "If-None-Match",
        "If-Modified-Since",
        "If-Match",
        "If-Range",
        "Range",
        "Origin",
        "Cookie",
        "Content-Type",
        "X-Request-ID",
        "Expect"
      })
  void aHeaderThatCannotBeReadIsNoFailure(String header) throws Exception {
    String record = ApiClient.published(client.token(), ApiClient.MINIMAL);
    for (String value :
        List.of(
            "",
            ";",
            ",",
            "*",
            "/",
            "a/b/c",
            ";q=1",
            "gzip;q=x",
            "gzip;q=9999999999",
            "text/html;q=-1",
            "a/b;c=\"",
            "*;q=0",
            "identity;q=0",
            "=",
            "\"",
            "\\",
            "bytes=",
            "bytes=-",
            "bytes=9-1",
            "bytes=0-0,".repeat(500),
            "x".repeat(2_000),
            "é",
            "W/",
            "-1",
            "🧊")) {
      for (String path :
          List.of("/api/records/" + record, "/api/records?q=x", "/api/records/none")) {
        String answer =
            bytes(
                "GET "
                    + path
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    + header
                    + ": "
                    + value
                    + "\r\n\r\n");
        assertThat(answer).as("%s: %s", header, value).matches("(?s)(HTTP/1.[01] [234].*)?");
      }
    }
  }

  private static String bytes(String request) throws Exception {
    try (var socket = new java.net.Socket("localhost", io.restassured.RestAssured.port)) {
      socket.setSoTimeout(10_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
  }

  @Test
  void overlongUtf8IsRefusedWhereverItStands() throws Exception {
    for (String overlong : List.of("%C0%80", "%C0%AF", "%E0%80%AF", "%F0%80%80%AF", "%ED%A0%80")) {
      for (String path : List.of("/api/records/" + overlong, "/api/records?q=" + overlong)) {
        assertThat(
                bytes("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
            .startsWith("HTTP/1.1 400");
      }
    }
    byte[] title = {(byte) 0xC0, (byte) 0x80};
    for (String charset : List.of("", ";charset=utf-8")) {
      String head = "{\"metadata\": {\"title\": \"";
      var body = new java.io.ByteArrayOutputStream();
      body.write(head.getBytes(StandardCharsets.UTF_8));
      body.write(title);
      body.write("\"}}".getBytes(StandardCharsets.UTF_8));
      given()
          .auth()
          .oauth2(client.token())
          .header("Content-Type", "application/json" + charset)
          .body(body.toByteArray())
          .post("/api/records")
          .then()
          .statusCode(400);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/records?size=99999999999999999999",
        "/api/records?page=99999999999999999999",
        "/api/records?size=-99999999999999999999",
        "/api/records?page=2147483648",
        "/api/records?page=2147483647&size=1000",
        "/api/user/records?size=99999999999",
        "/api/requests?size=99999999999",
        "/api/requests?page=99999999999",
        "/api/user/requests?page=2147483647&size=2147483647"
      })
  void pagesBeyondAllNumbersAreRefused(String address) {
    given().auth().oauth2(client.token()).get(address).then().statusCode(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"a\": TEXT}", "{\"NAME\": 1}", "{\"a\": 1DIGITS}", "{\"a\": [LOTS]}"})
  void jsonBeyondAllBoundsIsRefusedWithTheReason(String pattern) {
    String body =
        pattern
            .replace("LOTS", "0,".repeat(700_000) + "0")
            .replace("TEXT", "\"" + "x".repeat(1_000_001) + "\"")
            .replace("NAME", "x".repeat(50_000))
            .replace("DIGITS", "0".repeat(1_000));
    given()
        .auth()
        .oauth2(client.token())
        .contentType("application/json")
        .body(body)
        .post("/api/records")
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("_schema"))
        .body("errors[0].messages[0]", org.hamcrest.Matchers.containsString("exceeds the maximum"));
  }
}
