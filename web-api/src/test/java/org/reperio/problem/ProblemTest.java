package org.reperio.problem;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.Test;
import org.reperio.ApiClient;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ProblemTest {

  @Inject ApiClient client;

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
}
