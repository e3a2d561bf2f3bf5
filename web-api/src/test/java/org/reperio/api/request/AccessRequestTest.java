package org.reperio.api.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
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
        .body("parent.access.settings.allow_user_requests", equalTo(users));
  }

  @Test
  void theSettingHidesTheButtonAndForbidsNothing() {
    as(client.token())
        .body("{\"message\": \"Please\"}")
        .post(ASK, record)
        .then()
        .statusCode(200)
        .body("status", equalTo("submitted"));
    given()
        .contentType("application/json")
        .body("{\"email\": \"g@example.org\", \"full_name\": \"G\"}")
        .post(ASK, record)
        .then()
        .statusCode(200)
        .body("message", notNullValue());
    as(client.token()).body("{}").put("/api/records/{id}/access", record).then().statusCode(403);
  }

  @Test
  void whoMayReadTheFilesIsRefusedAndWhoAskedBeforeIsToldWhen() {
    as(owner.token())
        .body("{}")
        .post(ASK, record)
        .then()
        .statusCode(403)
        .body("message", equalTo("You already have access to files of this record."));
    String open = published(owner.token(), MINIMAL);
    as(client.token()).body("{}").post(ASK, open).then().statusCode(403);
    String hidden = published(owner.token(), ApiClient.restricted(MINIMAL));
    as(client.token())
        .body("{}")
        .post(ASK, hidden)
        .then()
        .statusCode(403)
        .body("message", equalTo("Permission denied."));
    as(client.token()).body("{}").post(ASK, "nothing").then().statusCode(404);
    var asker = client.user();
    String first =
        as(asker.token()).body("{}").post(ASK, record).then().statusCode(200).extract().path("id");
    as(asker.token())
        .body("{}")
        .post(ASK, record)
        .then()
        .statusCode(400)
        .body("message", equalTo("Identical access requests already exist: " + first));
    as(asker.token()).post("/api/requests/{id}/actions/cancel", first).then().statusCode(200);
    assertThat(mails.newest(owner.email()).orElseThrow().subject()).contains("Withdrawn");
    as(asker.token()).body("{}").post(ASK, record).then().statusCode(200);
  }

  @Test
  void ofTwoQuestionsAtOnceOneIsTaken() {
    var asker = client.user();
    var asked =
        Stream.generate(
                () ->
                    CompletableFuture.supplyAsync(
                        () -> as(asker.token()).body("{}").post(ASK, record).statusCode()))
            .limit(4)
            .toList();
    assertThat(asked.stream().map(CompletableFuture::join))
        .containsExactlyInAnyOrder(200, 400, 400, 400);
  }

  @Test
  void theOwnerDecidesHowLongTheGuestsLinkLives() {
    String email = "guest-" + UUID.randomUUID() + "@example.org";
    given()
        .contentType("application/json")
        .body("{\"email\": \"%s\", \"full_name\": \"Guest\"}".formatted(email))
        .post(ASK, record)
        .then()
        .statusCode(200);
    Request request =
        requests.confirm(Identity.anonymous(), in(email, "access_request_token=(\\S+)"));
    String days = "{\"payload\": {\"secret_link_expiration\": \"%s\"}}";
    as(owner.token())
        .body(days.formatted("soon"))
        .put("/api/requests/{id}", request.id())
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("payload.secret_link_expiration"));
    as(owner.token())
        .body(days.formatted("7"))
        .put("/api/requests/{id}", request.id())
        .then()
        .statusCode(200)
        .body("payload.secret_link_expiration", equalTo("7"))
        .body("payload.token", nullValue());
    as(owner.token())
        .body("{\"payload\": {\"content\": \"Which <b>files</b>?\", \"format\": \"html\"}}")
        .post("/api/requests/{id}/comments", request.id())
        .then()
        .statusCode(201);
    assertThat(mails.newest(email).orElseThrow().body()).contains("Which  files ?");
    as(owner.token())
        .post("/api/requests/{id}/actions/accept", request.id())
        .then()
        .statusCode(200);
    as(owner.token())
        .get("/api/records/{id}/access/links", record)
        .then()
        .body(
            "hits.hits[0].expires_at",
            equalTo(LocalDate.now(ZoneOffset.UTC).plusDays(7).toString()))
        .body("hits.hits[0].origin", equalTo("request:" + request.id()));
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
    as(owner.token())
        .get("/api/records/{id}/access/grants", record)
        .then()
        .body("hits.hits[0].origin", equalTo("request:" + request))
        .body("hits.hits[0].permission", equalTo("view"));
    as(owner.token())
        .get("/api/records/{id}", record)
        .then()
        .body("parent.access.grants[0].origin", equalTo("request:" + request));
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
    Request request = requests.confirm(Identity.anonymous(), token);
    assertThat(request.status()).isEqualTo(RequestStatus.SUBMITTED);
    assertThatThrownBy(() -> requests.confirm(Identity.anonymous(), token))
        .isInstanceOf(RequestNotFound.class);
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
