package org.reperio.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

@QuarkusTest
@TestProfile(RateLimitTest.Tight.class)
@QuarkusTestResource(TestServices.class)
class RateLimitTest {

  /** Three requests a minute for a guest, five for a user. */
  public static class Tight implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "reperio.redis.prefix", "test" + UUID.randomUUID(),
          "reperio.rate-limit.guests", "100 per hour;3 per minute",
          "reperio.rate-limit.users", "5 per minute",
          "reperio.mail-limits.unproven-address", "2 per hour;100 per day",
          "reperio.mail-limits.record", "4 per hour",
          "reperio.mail-limits.asker", "3 per day",
          "reperio.mail-limits.account-to-address", "1 per hour");
    }
  }

  @Inject ApiClient client;

  @Test
  void aGuestIsLimitedByTheAddress() {
    for (int left = 2; left >= 0; left--) {
      var answer = given().header("X-Forwarded-For", "192.0.2.1").get("/api/records/none");
      assertThat(answer.statusCode()).isEqualTo(404);
      assertThat(answer.header("X-RateLimit-Limit")).isEqualTo("3");
      assertThat(answer.header("X-RateLimit-Remaining")).isEqualTo(Integer.toString(left));
      long reset = Long.parseLong(answer.header("X-RateLimit-Reset"));
      assertThat(reset - Instant.now().getEpochSecond()).isBetween(30L, 61L);
    }
    var refused =
        given()
            .header("X-Forwarded-For", "192.0.2.1")
            .get("/api/records/none")
            .then()
            .statusCode(429)
            .contentType("application/json")
            .header("X-RateLimit-Remaining", "0")
            .body("status", equalTo(429));
    assertThat(Integer.parseInt(refused.extract().header("Retry-After"))).isBetween(1, 61);
    given().header("X-Forwarded-For", "192.0.2.2").get("/api/records/none").then().statusCode(404);
  }

  /** A record that is kept is answered another way, and counted all the same, once. */
  @Test
  void aKeptRecordIsLimitedToo() {
    String id = ApiClient.published(client.token(), ApiClient.MINIMAL);
    for (int left = 2; left >= 0; left--) {
      given()
          .header("X-Forwarded-For", "192.0.2.3")
          .get("/api/records/{id}", id)
          .then()
          .statusCode(200)
          .header("X-RateLimit-Limit", "3")
          .header("X-RateLimit-Remaining", Integer.toString(left));
    }
    given()
        .header("X-Forwarded-For", "192.0.2.3")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(429)
        .header("X-RateLimit-Remaining", "0")
        .header("Retry-After", notNullValue());
  }

  @Test
  void aNetworkOfIpv6IsOneGuest() {
    for (int i = 1; i <= 3; i++) {
      given()
          .header("X-Forwarded-For", "[2001:db8:1:2::" + i + "]")
          .get("/api/records/none")
          .then()
          .statusCode(404);
    }
    given()
        .header("X-Forwarded-For", "[2001:db8:1:2::9]")
        .get("/api/records/none")
        .then()
        .statusCode(429);
  }

  /** As the front door writes it, which has no brackets; what is no address is the proxy's own. */
  @Test
  void oddNamesOfClientsAreAnswered() {
    for (int i = 1; i <= 3; i++) {
      given()
          .header("X-Forwarded-For", "2001:db8:1:7::" + i)
          .get("/api/records/none")
          .then()
          .statusCode(404);
    }
    given()
        .header("X-Forwarded-For", "2001:db8:1:7::567")
        .get("/api/records/none")
        .then()
        .statusCode(429);
    for (String odd : List.of("unknown", ",", ":80", "[", "192.0.2.9:123456", "é")) {
      assertThat(
              given()
                  .header("X-Forwarded-For", odd)
                  .header("X-Forwarded-Proto", ",")
                  .get("/api/records/none")
                  .statusCode())
          .as(odd)
          .isIn(404, 429);
    }
  }

  @Test
  void onlyATrustedProxyIsBelievedWhoItsClientIs() throws IOException {
    for (int i = 0; i < 3; i++) {
      assertThat(statusFromElsewhere("198.51.100." + i)).isEqualTo("HTTP/1.1 404 Not Found");
    }
    assertThat(statusFromElsewhere("198.51.100.3")).isEqualTo("HTTP/1.1 429 Too Many Requests");
  }

  /** The status line for a client of another loopback address, who is no proxy of ours. */
  private static String statusFromElsewhere(String claimed) throws IOException {
    InetAddress elsewhere = InetAddress.getByName("127.0.0.2");
    try (var socket =
        new Socket(InetAddress.getLoopbackAddress(), RestAssured.port, elsewhere, 0)) {
      socket
          .getOutputStream()
          .write(
              "GET /api/records/none HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: %s\r\n\r\n"
                  .formatted(claimed)
                  .getBytes(StandardCharsets.US_ASCII));
      return new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
          .readLine();
    }
  }

  @Test
  void aUserIsLimitedWhereverTheRequestsComeFrom() {
    String token = client.token();
    for (int i = 0; i < 5; i++) {
      given()
          .auth()
          .oauth2(token)
          .header("X-Forwarded-For", "192.0.2." + (20 + i))
          .get("/api/records/none")
          .then()
          .statusCode(404)
          .header("X-RateLimit-Limit", "5");
    }
    given().auth().oauth2(token).get("/api/records/none").then().statusCode(429);
    given().auth().oauth2(client.token()).get("/api/records/none").then().statusCode(404);
  }

  @Test
  void tokensCannotBeGuessedWithoutLimit() {
    for (int i = 0; i < 3; i++) {
      guess().then().statusCode(401);
    }
    guess().then().statusCode(429);
  }

  private static io.restassured.response.Response guess() {
    return given()
        .header("X-Forwarded-For", "192.0.2.77")
        .auth()
        .oauth2(UUID.randomUUID().toString())
        .get("/api/records/none");
  }

  @Test
  void loadBalancersAreNotCounted() {
    for (int i = 0; i < 10; i++) {
      given()
          .header("X-Forwarded-For", "192.0.2.99")
          .get("/ping")
          .then()
          .statusCode(200)
          .header("X-RateLimit-Limit", nullValue());
    }
  }

  /** A record whose files somebody may ask for. */
  private String closed() {
    return ApiClient.published(
        client.token(),
        ApiClient.MINIMAL.replace("\"files\": \"public\"", "\"files\": \"restricted\""));
  }

  private static io.restassured.response.Response ask(String record, String email, String host) {
    return given()
        .header("X-Forwarded-For", host)
        .contentType("application/json")
        .body("{\"email\": \"%s\", \"full_name\": \"G\"}".formatted(email))
        .post("/api/records/{id}/access/request", record);
  }

  private static void refused(io.restassured.response.Response answer) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(429);
    assertThat(answer.jsonPath().getString("message")).contains("too much mail");
    assertThat(Long.parseLong(answer.header("Retry-After"))).isBetween(1L, 86_401L);
  }

  private static String address() {
    return "guest-" + UUID.randomUUID() + "@example.org";
  }

  @Test
  void anAddressGetsAFewMailsThatNobodyHasProvenToWant() {
    String email = address();
    String record = closed();
    assertThat(ask(record, email, "203.0.113.1").statusCode()).isEqualTo(200);
    assertThat(ask(closed(), email, "203.0.113.2").statusCode()).isEqualTo(200);
    refused(ask(closed(), email, "203.0.113.3"));
    refused(ask(record, email.toUpperCase(java.util.Locale.ROOT), "203.0.113.4"));
    assertThat(ask(record, address(), "203.0.113.5").statusCode()).isEqualTo(200);
  }

  @Test
  void aRecordSendsAFewMailsToStrangers() {
    String record = closed();
    for (int i = 0; i < 4; i++) {
      assertThat(ask(record, address(), "203.0.113." + (20 + i)).statusCode()).isEqualTo(200);
    }
    refused(ask(record, address(), "203.0.113.30"));
    assertThat(ask(closed(), address(), "203.0.113.31").statusCode()).isEqualTo(200);
  }

  @Test
  void aVisitorSendsAFewMailsToStrangers() {
    for (int i = 0; i < 3; i++) {
      var answer = ask(closed(), address(), "[2001:db8:7:7::" + i + "]");
      assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(200);
    }
    String record = closed();
    // The rate of requests is used up too: another network's question shows that it is not that.
    assertThat(ask(record, address(), "[2001:db8:7:7::9]").statusCode()).isEqualTo(429);
    assertThat(ask(record, address(), "[2001:db8:7:8::9]").statusCode()).isEqualTo(200);
  }

  @Test
  void anAccountDoesNotBombAnother() {
    ApiClient.User owner = client.user();
    ApiClient.User victim = client.user();
    String record = ApiClient.published(owner.token(), ApiClient.MINIMAL);
    String grant =
        """
        {"grants": [{"permission": "view", "notify": true,
          "subject": {"type": "user", "id": "%d"}}]}"""
            .formatted(victim.id());
    String grants = "/api/records/" + record + "/access/grants";
    ApiClient.as(owner.token()).body(grant).post(grants).then().statusCode(201);
    ApiClient.as(owner.token()).delete(grants + "/0").then().statusCode(204);
    refused(ApiClient.as(owner.token()).body(grant).post(grants));
  }
}
