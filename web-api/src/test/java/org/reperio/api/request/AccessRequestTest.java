package org.reperio.api.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.notification.Mails;
import org.reperio.request.AccessRequests;
import org.reperio.request.Request;
import org.reperio.request.RequestNotFound;
import org.reperio.request.RequestStatus;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class AccessRequestTest {

  private static final String ASK = "/api/records/{id}/access/request";

  @Inject ApiClient client;
  @Inject AccessRequests requests;
  @Inject Mails mails;

  ApiClient.User owner;
  String record;

  @BeforeEach
  void recordWithRestrictedFiles() {
    owner = client.user();
    record =
        published(
            owner.token(), MINIMAL.replace("\"files\": \"public\"", "\"files\": \"restricted\""));
  }

  private void allow(boolean users, boolean guests) {
    as(owner.token())
        .body(
            """
            {"allow_user_requests": %b, "allow_guest_requests": %b,
             "accept_conditions_text": "<p>Be <b>kind</b>.<script>x</script></p>",
             "secret_link_expiration": 30}\
            """
                .formatted(users, guests))
        .put("/api/records/{id}/access", record)
        .then()
        .statusCode(200)
        .body("allow_user_requests", equalTo(users));
  }

  @Test
  void nobodyAsksUnlessTheOwnerAllowsIt() {
    as(client.token()).body("{}").post(ASK, record).then().statusCode(403);
    given()
        .contentType("application/json")
        .body("{\"email\": \"g@example.org\", \"full_name\": \"G\"}")
        .post(ASK, record)
        .then()
        .statusCode(403);
    as(client.token()).body("{}").put("/api/records/{id}/access", record).then().statusCode(403);
  }

  @Test
  void whoHasAnAccountIsGrantedAccess() {
    allow(true, false);
    var asker = client.user();
    String request =
        as(asker.token())
            .body("{\"message\": \"For my thesis\", \"email\": \"%s\"}".formatted(asker.email()))
            .post(ASK, record)
            .then()
            .statusCode(200)
            .body("type", equalTo("user-access-request"))
            .body("receiver.user", equalTo(Long.toString(owner.id())))
            .extract()
            .path("id");
    as(asker.token()).body("{}").post(ASK, record).then().statusCode(400);
    as(asker.token()).get("/api/records/{id}/files", record).then().statusCode(403);
    as(owner.token()).post("/api/requests/{id}/actions/accept", request).then().statusCode(200);
    as(asker.token()).get("/api/records/{id}/files", record).then().statusCode(200);
    assertThat(mails.newest(asker.email()).orElseThrow().subject()).contains("Access granted");
  }

  @Test
  void aGuestProvesTheAddressAndGetsALinkOfTheirOwn() {
    allow(false, true);
    String email = "guest-" + UUID.randomUUID() + "@example.org";
    given()
        .contentType("application/json")
        .body(
            """
            {"email": "%s", "full_name": "Guest", "message": "Please",
             "consent_to_share_personal_data": "true"}\
            """
                .formatted(email))
        .post(ASK, record)
        .then()
        .statusCode(200)
        .body("message", notNullValue());
    String token = in(email, "access_request_token=(\\S+)");
    Request request = requests.confirm(token);
    assertThat(request.status()).isEqualTo(RequestStatus.SUBMITTED);
    assertThatThrownBy(() -> requests.confirm(token)).isInstanceOf(RequestNotFound.class);
    as(owner.token())
        .get("/api/requests/{id}", request.id())
        .then()
        .body("created_by.email", equalTo(email))
        .body("payload.full_name", equalTo("Guest"));
    as(owner.token())
        .post("/api/requests/{id}/actions/accept", request.id())
        .then()
        .statusCode(200);
    String link = in(email, "token=(\\S+)");
    given().queryParam("token", link).get("/api/records/{id}/files", record).then().statusCode(200);
    as(owner.token())
        .get("/api/records/{id}/access/links", record)
        .then()
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].permission", equalTo("view"))
        .body("hits.hits[0].expires_at", notNullValue());
  }

  private String in(String email, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(mails.newest(email).orElseThrow().body());
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  @Test
  void aGuestSaysWhoTheyAre() {
    allow(false, true);
    given()
        .contentType("application/json")
        .body("{\"email\": \"nobody\", \"consent_to_share_personal_data\": \"perhaps\"}")
        .post(ASK, record)
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("email", "full_name", "consent_to_share_personal_data"));
  }

  @Test
  void theConditionsAreShownWithoutScripts() {
    allow(true, true);
    given()
        .get("/api/records/{id}", record)
        .then()
        .body("parent.access.settings.allow_guest_requests", equalTo(true))
        .body("parent.access.settings.secret_link_expiration", equalTo(30))
        .body("parent.access.settings.accept_conditions_text", equalTo("<p>Be <b>kind</b>.</p>"));
    as(owner.token())
        .body("{\"secret_link_expiration\": 400, \"allow_user_requests\": \"perhaps\"}")
        .put("/api/records/{id}/access", record)
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("secret_link_expiration", "allow_user_requests"));
  }
}
