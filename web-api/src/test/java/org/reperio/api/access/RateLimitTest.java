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
import jakarta.inject.Inject;
import java.time.Instant;
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
          "reperio.rate-limit.users", "5 per minute");
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
}
