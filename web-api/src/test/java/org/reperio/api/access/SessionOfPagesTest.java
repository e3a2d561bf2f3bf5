package org.reperio.api.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.ApiClient.restricted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.access.Origin;
import org.reperio.account.Accounts;
import org.reperio.account.BrowserSession;
import org.reperio.account.BrowserSessions;
import org.reperio.api.ApiClient;
import org.reperio.api.Browsers;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;

/**
 * What a page links to opens for whoever has signed in there, and changes nothing by that alone.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SessionOfPagesTest {

  @Inject ApiClient client;
  @Inject Accounts accounts;
  @Inject Browsers browsers;
  @Inject BrowserSessions sessions;
  @Inject SiteAddress site;

  private final Identity visitor = Identity.visitor("127.0.0.1").from(new Origin("127.0.0.1", ""));
  private ApiClient.User owner;
  private String secret;

  @BeforeEach
  void signIn() {
    owner = client.user();
    secret = browsers.signedIn(owner);
  }

  private RequestSpecification inBrowser() {
    return given().cookie(BrowserSessions.cookie(site.isSecure()), secret);
  }

  @Test
  void whatIsTheirsIsRead() {
    String record = published(owner.token(), restricted(MINIMAL));
    String draft = draft(owner.token(), MINIMAL);
    for (String path :
        List.of(
            "/api/records/" + record,
            "/api/records/" + record + "/files",
            "/api/records/" + draft + "/draft")) {
      inBrowser()
          .get(path)
          .then()
          .statusCode(200)
          .header("Cache-Control", containsString("private"))
          .header("X-User-ID", Long.toString(owner.id()))
          .header("X-Session-ID", matchesPattern("[0-9a-f]{12}"));
      given()
          .get(path)
          .then()
          .statusCode(403)
          .header("X-User-ID", nullValue())
          .header("X-Session-ID", nullValue());
      inBrowser().head(path).then().statusCode(200);
    }
  }

  @Test
  void nothingIsChangedByACookie() {
    String draft = draft(owner.token(), MINIMAL);
    inBrowser()
        .contentType(ContentType.JSON)
        .body(MINIMAL)
        .post("/api/records")
        .then()
        .statusCode(403);
    inBrowser().delete("/api/records/" + draft + "/draft").then().statusCode(403);
    inBrowser().post("/api/records/" + draft + "/draft/actions/publish").then().statusCode(403);
    inBrowser().get("/api/records/" + draft + "/draft").then().statusCode(200);
  }

  /** A body that is kept for guests lacks what only those hold who may more. */
  @Test
  void whoHasSignedInGetsTheirOwnAnswer() {
    String record = published(owner.token(), MINIMAL);
    for (int i = 0; i < 3; i++) {
      given().get("/api/records/" + record).then().statusCode(200);
    }
    inBrowser()
        .get("/api/records/" + record)
        .then()
        .statusCode(200)
        .header("Vary", containsString("Cookie"))
        .body("parent.access.owned_by.user", equalTo(Long.toString(owner.id())));
  }

  @Test
  void aSessionThatHasEndedCountsForNothing() {
    String record = published(owner.token(), restricted(MINIMAL));
    BrowserSession session = sessions.find(secret).orElseThrow();
    sessions.close(visitor, session);
    inBrowser().get("/api/records/" + record).then().statusCode(403);
    String open = published(owner.token(), MINIMAL);
    inBrowser().get("/api/records/" + open).then().statusCode(200);
  }

  @Test
  void aLockedAccountReadsNothing() {
    String record = published(owner.token(), restricted(MINIMAL));
    accounts.setActive(Identity.ofSystem(), owner.id(), false);
    inBrowser().get("/api/records/" + record).then().statusCode(403);
  }

  /** A token says more clearly who asks. */
  @Test
  void aTokenCountsBeforeTheCookie() {
    String record = published(owner.token(), restricted(MINIMAL));
    inBrowser().auth().oauth2(client.token()).get("/api/records/" + record).then().statusCode(403);
  }
}
