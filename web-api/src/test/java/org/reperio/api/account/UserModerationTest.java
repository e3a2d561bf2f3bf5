package org.reperio.api.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.account.BrowserSessions;
import org.reperio.api.ApiClient;
import org.reperio.api.Browsers;
import org.reperio.api.audit.AuditEntries;
import org.reperio.database.Sql;
import org.reperio.site.RequestId;
import org.reperio.test.TestServices;

/** What moderators decide about accounts, and who they are. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class UserModerationTest {

  @Inject ApiClient client;
  @Inject Accounts accounts;
  @Inject Browsers browsers;
  @Inject BrowserSessions sessions;
  @Inject Sql sql;

  private ApiClient.User person;
  private ApiClient.User moderator;

  @BeforeEach
  void people() {
    person = client.user();
    moderator = client.user(Identity.MODERATOR);
  }

  private ValidatableResponse decided(String token, long id, String decision) {
    return as(token).post("/api/users/{id}/{decision}", id, decision).then();
  }

  private void done(String decision) {
    String request =
        decided(moderator.token(), person.id(), decision)
            .statusCode(200)
            .body(equalTo(""))
            .extract()
            .header(RequestId.HEADER);
    assertThat(AuditEntries.of(sql, request)).as(decision).isTrue();
  }

  private void refused(String decision, String said) {
    String request =
        decided(moderator.token(), person.id(), decision)
            .statusCode(400)
            .body("errors.field", contains("_schema"))
            .body("errors[0].messages", contains(said))
            .extract()
            .header(RequestId.HEADER);
    assertThat(AuditEntries.of(sql, request)).as(decision).isFalse();
  }

  private ValidatableResponse state() {
    return as(moderator.token()).get("/api/users/{id}", person.id()).then().statusCode(200);
  }

  @Test
  void anAccountIsLockedAndUnlocked() {
    int revision = state().body("status", equalTo("confirmed")).extract().path("revision_id");
    refused("activate", "User is already active.");
    refused("restore", "User is not blocked.");
    done("deactivate");
    state()
        .body("status", equalTo("inactive"))
        .body("active", equalTo(false))
        .body("revision_id", equalTo(revision + 1));
    refused("deactivate", "User is already inactive.");
    given().auth().oauth2(person.token()).get("/api/users").then().statusCode(401);
    done("activate");
    state().body("status", equalTo("confirmed"));
    as(person.token()).get("/api/users").then().statusCode(200);
  }

  @Test
  void anAccountIsBlockedRestoredAndApproved() {
    done("approve");
    state().body("status", equalTo("verified")).body("verified_at", notNullValue());
    refused("approve", "User is already verified.");
    done("block");
    state()
        .body("status", equalTo("blocked"))
        .body("active", equalTo(false))
        .body("blocked", equalTo(true))
        .body("blocked_at", notNullValue())
        .body("verified_at", nullValue());
    refused("block", "User is already blocked.");
    as(person.token()).get("/api/users").then().statusCode(401);
    done("restore");
    state().body("status", equalTo("confirmed")).body("blocked_at", nullValue());
    done("block");
    done("activate");
    state().body("status", equalTo("confirmed"));
    done("block");
    done("approve");
    state().body("status", equalTo("verified")).body("blocked", equalTo(false));
  }

  @ParameterizedTest
  @ValueSource(strings = {"block", "deactivate"})
  void whoIsLockedOutIsSignedOut(String decision) {
    String secret = browsers.signedIn(person);
    assertThat(sessions.find(secret)).isPresent();
    done(decision);
    assertThat(sessions.find(secret)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"activate", "deactivate", "block", "restore", "approve"})
  void nobodyDecidesAboutThemselvesAndModeratorsNotAboutAdministrators(String decision) {
    ApiClient.User administrator = client.user(Identity.ADMINISTRATOR);
    ApiClient.User other = client.user(Identity.ADMINISTRATOR);
    decided(moderator.token(), moderator.id(), decision).statusCode(403);
    decided(administrator.token(), administrator.id(), decision).statusCode(403);
    decided(moderator.token(), administrator.id(), decision).statusCode(403);
    decided(person.token(), moderator.id(), decision).statusCode(403);
    decided(person.token(), person.id(), decision).statusCode(403);
    given().post("/api/users/{id}/{decision}", person.id(), decision).then().statusCode(403);
    assertThat(accounts.find(administrator.id()).orElseThrow().active()).isTrue();
    assertThat(decided(administrator.token(), other.id(), decision).extract().statusCode())
        .isIn(200, 400);
    decided(administrator.token(), moderator.id(), decision);
    assertThat(List.of("block", "deactivate").contains(decision))
        .isEqualTo(!accounts.find(moderator.id()).orElseThrow().active());
  }
}
