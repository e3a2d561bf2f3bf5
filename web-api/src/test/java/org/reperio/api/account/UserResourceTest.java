package org.reperio.api.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.invited;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.notification.Mails;
import org.reperio.notification.Message;
import org.reperio.test.TestServices;

/** Accounts as people find them, and as moderators list and make them. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class UserResourceTest {

  @Inject ApiClient client;
  @Inject Mails mails;

  private ApiClient.User person;
  private String administrator;
  private String moderator;

  /** A word that no other account of any test has. */
  private String surname;

  @BeforeEach
  void people() {
    person = client.user();
    administrator = client.token(Identity.ADMINISTRATOR);
    moderator = client.token(Identity.MODERATOR);
    surname = "n" + UUID.randomUUID().toString().replace("-", "");
  }

  private String named(String first, String visibility, String emailVisibility) {
    return invited(administrator, first + " " + surname, visibility, emailVisibility);
  }

  private String email(String id) {
    return as(administrator)
        .get("/api/users/{id}", id)
        .then()
        .statusCode(200)
        .extract()
        .path("email");
  }

  private static ValidatableResponse found(String token, String path, String q) {
    return as(token).queryParam("q", q).get(path).then().statusCode(200);
  }

  @Test
  void whoWantsToBeFoundIsFoundByTheBeginningsOfWords() {
    String shown = named("Jadwiga", "public", "restricted");
    String open = named("Émile-Öz", "public", "public");
    named("Hidden", "restricted", "public");

    found(person.token(), "/api/users", surname)
        .body("hits.total", equalTo(2))
        .body("hits.hits.id", containsInAnyOrder(shown, open))
        .body("sortBy", equalTo("bestmatch"))
        .body("aggregations", nullValue())
        .body("links.self", containsString("/api/users?page=1&q=" + surname + "&size=10"))
        .body("links.next", nullValue());
    found(person.token(), "/api/users", "jadw " + surname.substring(0, 12).toUpperCase())
        .body("hits.hits.id", contains(shown))
        .body("hits.hits[0].profile.full_name", equalTo("Jadwiga " + surname))
        .body("hits.hits[0].is_current_user", equalTo(false));
    found(person.token(), "/api/users", "émile " + surname).body("hits.hits.id", contains(open));
    found(person.token(), "/api/users", surname + " nobody").body("hits.total", equalTo(0));
    as(person.token())
        .queryParam("suggest", "öz " + surname)
        .get("/api/users")
        .then()
        .body("hits.hits.id", contains(open));
  }

  @Test
  void noListTellsAnAddressToWhoMayNotSeeIt() {
    String shown = named("Shown", "public", "restricted");
    String open = named("Open", "public", "public");
    String hidden = named("Hidden", "restricted", "public");
    List<String> secret = List.of(email(shown), email(hidden));

    for (String q : List.of(surname, email(shown), email(hidden), email(shown).split("@")[0])) {
      for (String parameter : List.of("q", "suggest")) {
        String body =
            as(person.token())
                .queryParam(parameter, q)
                .get("/api/users")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        secret.forEach(
            address ->
                assertThat(body.replaceAll("\"links\":\\{\"self\":[^}]*q=[^}]*}", ""))
                    .as("%s=%s", parameter, q)
                    .doesNotContain(address));
      }
    }
    // What is not shown is not found by either.
    found(person.token(), "/api/users", email(shown)).body("hits.total", equalTo(0));
    found(person.token(), "/api/users", email(hidden)).body("hits.total", equalTo(0));
    found(person.token(), "/api/users", email(open))
        .body("hits.hits.id", contains(open))
        .body("hits.hits[0].email", equalTo(email(open)));
    as(person.token())
        .get("/api/users/{id}", shown)
        .then()
        .statusCode(200)
        .body("$", not(hasKey("email")))
        .body("$", not(hasKey("domain")))
        .body("$", not(hasKey("preferences")))
        .body("$", not(hasKey("active")))
        .body("$", not(hasKey("roles")));
    for (String path : List.of("/api/users/" + hidden, "/api/users/" + hidden + "/avatar.svg")) {
      as(person.token()).get(path).then().statusCode(404);
      given().get(path).then().statusCode(404);
    }
    given().get("/api/users/" + open).then().statusCode(404);
    for (String path : List.of("/api/users", "/api/users/all", "/api/groups")) {
      given().get(path).then().statusCode(403);
    }
    as(person.token()).get("/api/users/all").then().statusCode(403);
  }

  @Test
  void atMostTenAreFound() {
    for (int i = 0; i < 12; i++) {
      named("Twin", "public", "restricted");
      if (i == 5) {
        // What one person causes by mail in an hour is limited.
        administrator = client.token(Identity.ADMINISTRATOR);
      }
    }
    as(person.token())
        .queryParam("q", surname)
        .queryParam("size", 1000)
        .queryParam("page", 2)
        .queryParam("sort", "oldest")
        .get("/api/users")
        .then()
        .statusCode(200)
        .body("hits.hits", hasSize(10))
        .body("hits.total", equalTo(12))
        .body("links.self", containsString("page=1"))
        .body("links.next", nullValue());
  }

  @Test
  void oneSeesAllOfOneself() {
    String id = Long.toString(person.id());
    as(person.token())
        .get("/api/users/{id}", id)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue())
        .body("id", equalTo(id))
        .body("is_current_user", equalTo(true))
        .body("email", equalTo(person.email()))
        .body("domain", equalTo("example.org"))
        .body("username", nullValue())
        .body("profile.full_name", equalTo("Test User"))
        .body("active", equalTo(true))
        .body("confirmed", equalTo(true))
        .body("blocked", equalTo(false))
        .body("verified", equalTo(false))
        .body("preferences.visibility", equalTo("restricted"))
        .body("preferences.email_visibility", equalTo("restricted"))
        .body("created", notNullValue())
        .body("revision_id", notNullValue())
        .body("$", not(hasKey("status")))
        .body("$", not(hasKey("verified_at")))
        .body("links.self", containsString("/api/users/" + id))
        .body("links.avatar", containsString("/api/users/" + id + "/avatar.svg"))
        .body("links.records_html", containsString("/search?q="))
        .body("links.groups", nullValue());
    found(person.token(), "/api/users", "Test User").body("hits.hits.id", hasItem(id));
  }

  @Test
  void moderatorsSeeAllButAdministratorsOnTheirList() {
    String hidden = named("Hidden", "restricted", "restricted");
    String shown = named("Shown", "public", "restricted");
    String chief = named("Chief", "public", "restricted");
    as(administrator)
        .body("{\"groups\": [\"administration\"]}")
        .post("/api/users/{id}/groups", chief)
        .then()
        .statusCode(200);

    found(moderator, "/api/users/all", surname)
        .body("hits.total", equalTo(2))
        .body("hits.hits.id", containsInAnyOrder(hidden, shown))
        .body("hits.hits.email", everyItem(containsString("@example.org")))
        .body("hits.hits.status", everyItem(equalTo("verified")))
        .body("hits.hits.verified_at", everyItem(notNullValue()))
        .body("hits.hits.blocked_at", everyItem(nullValue()))
        .body("hits.hits.roles", everyItem(equalTo("")))
        .body("hits.hits[0].links.groups", containsString("/groups"))
        .body("aggregations.status.buckets.key", contains("verified"))
        .body("aggregations.status.buckets[0].label", equalTo("Verified"))
        .body("aggregations.visibility.buckets.key", contains("hidden", "profile"))
        .body("aggregations.roles.buckets", hasSize(0));
    found(moderator, "/api/users", surname).body("hits.hits.id", not(hasItem(chief)));
    found(administrator, "/api/users/all", surname)
        .body("hits.total", equalTo(3))
        .body("aggregations.roles.buckets.key", contains("administration"));
    found(administrator, "/api/users/all", email(hidden)).body("hits.hits.id", contains(hidden));
    found(administrator, "/api/users/all", email(hidden).split("@")[0])
        .body("hits.hits.id", contains(hidden));
    found(administrator, "/api/users/all", chief + " " + surname)
        .body("hits.hits.id", contains(chief));
  }

  @Test
  void facetsAndFiltersOfAll() {
    String kept = named("Kept", "public", "public");
    String blocked = named("Blocked", "restricted", "restricted");
    String off = named("Off", "restricted", "restricted");
    as(moderator).post("/api/users/{id}/block", blocked).then().statusCode(200);
    as(moderator).post("/api/users/{id}/deactivate", off).then().statusCode(200);

    filtered("status", "blocked")
        .body("hits.hits.id", contains(blocked))
        .body("aggregations.status.buckets.key", contains("blocked", "inactive", "verified"))
        .body("aggregations.status.buckets.is_selected", contains(true, false, false))
        .body("aggregations.visibility.buckets.key", contains("hidden"));
    filtered("f", "status:inactive").body("hits.hits.id", contains(off));
    filtered("visibility", "full").body("hits.hits.id", contains(kept));
    filtered("roles", "administration-moderation").body("hits.total", equalTo(0));
    filtered("is_active", "true").body("hits.hits.id", contains(kept));
    filtered("is_active", "false").body("hits.hits.id", contains(off));
    filtered("is_blocked", "1").body("hits.hits.id", contains(blocked));
    filtered("is_blocked", "0").body("hits.hits.id", containsInAnyOrder(kept, off));
    filtered("is_verified", "no").body("hits.hits.id", containsInAnyOrder(blocked, off));
    filtered("sort", "username").body("hits.hits.id", contains(blocked, kept, off));
    filtered("sort", "oldest").body("hits.hits.id", contains(kept, blocked, off));
    filtered("sort", "newest").body("hits.hits.id", contains(off, blocked, kept));
    filtered("sort", "updated").body("hits.hits.id", contains(off, blocked, kept));
    filtered("sort", "email").body("hits.hits", hasSize(3));
    filtered("sort", "domain").body("hits.hits", hasSize(3));
    filtered("size", "2")
        .body("hits.hits", hasSize(2))
        .body("links.next", containsString("/api/users/all?page=2"));
    as(moderator)
        .get("/api/users/all")
        .then()
        .statusCode(200)
        .body("sortBy", equalTo("username"))
        .body("hits.total", greaterThan(3));
  }

  private ValidatableResponse filtered(String parameter, String value) {
    return as(moderator)
        .queryParam("q", surname)
        .queryParam(parameter, value)
        .get("/api/users/all")
        .then()
        .statusCode(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/users?size=0",
        "/api/users?size=x",
        "/api/users?page=0",
        "/api/users?sort=email",
        "/api/users?sort=best",
        "/api/users/all?size=1001",
        "/api/users/all?page=501",
        "/api/users/all?sort=best",
        "/api/users/all?is_active=perhaps",
        "/api/groups?size=51",
        "/api/groups?size=0",
        "/api/groups?page=x",
        "/api/groups?sort=newest",
        "/api/groups?is_managed=perhaps",
        "/api/users?q=1+2+3+4+5+6+7+8+9+10+11",
        "/api/users?suggest=a&q=b"
      })
  void whatCannotBeAskedForIsRefused(String address) {
    String field = address.replaceFirst(".*\\?(\\w+)=.*", "$1");
    as(moderator)
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field))
        .body("errors[0].messages[0]", notNullValue());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "%", "\\", "a & | ! b:*", "x' OR 1=1 --", "*", "½", "("})
  void anyTextIsSearchedFor(String q) {
    for (String path : List.of("/api/users", "/api/users/all", "/api/groups")) {
      as(moderator).queryParam("q", q).get(path).then().statusCode(200);
    }
    as(moderator)
        .queryParam("roles", q)
        .queryParam("status", q)
        .get("/api/users/all")
        .then()
        .statusCode(200)
        .body("hits.total", equalTo(0));
  }

  @Test
  void whoIsInvitedGetsALink() {
    String address = "invited-" + UUID.randomUUID() + "@example.org";
    String body =
        """
        {"email": " %s ", "username": "jn", "profile": {"full_name": " Jadwiga Nowotny "}}\
        """
            .formatted(address);
    String id =
        as(moderator)
            .body(body)
            .post("/api/users")
            .then()
            .statusCode(201)
            .body("email", equalTo(address))
            .body("profile.full_name", equalTo("Jadwiga Nowotny"))
            .body("active", equalTo(true))
            .body("verified", equalTo(true))
            .body("status", equalTo("verified"))
            .body("visibility", equalTo("hidden"))
            .body("is_current_user", equalTo(false))
            .extract()
            .path("id");
    Message mail = mails.newest(address).orElseThrow();
    assertThat(mail.subject()).contains("You have an account");
    assertThat(mail.body()).containsPattern("http\\S+/account/\\S+token=\\S+");
    as(moderator)
        .body(body.replace("invited", "INVITED"))
        .post("/api/users")
        .then()
        .statusCode(400)
        .body("errors.field", contains("email"))
        .body("errors[0].messages[0]", equalTo("Email already used by another account."));
    as(moderator).get("/api/users/{id}", id).then().statusCode(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | email",
        "{\"email\": \"\"} | email",
        "{\"email\": \"nobody\"} | email",
        "{\"email\": \"a@b@example.org\"} | email",
        "{\"email\": 7} | email",
        "{\"email\": \"w@example.org\", \"profile\": 7} | profile",
        "{\"email\": \"w@example.org\", \"profile\": {\"full_name\": []}} | profile.full_name",
        "{\"email\": \"w@example.org\", \"preferences\": {\"visibility\": \"x\"}} | preferences.visibility",
        "{\"email\": \"w@example.org\", \"preferences\": {\"email_visibility\": true}} | preferences.email_visibility"
      })
  void wrongInvitationsAreRefused(String body, String field) {
    as(moderator)
        .body(body)
        .post("/api/users")
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  @Test
  void theirPicturesAreSvg() {
    String shown = named("Ćwir", "public", "restricted");
    String tag =
        as(person.token())
            .get("/api/users/{id}/avatar.svg", shown)
            .then()
            .statusCode(200)
            .contentType("image/svg+xml")
            .header("Cache-Control", equalTo("private, max-age=300"))
            .body(containsString(">Ć</text>"))
            .extract()
            .header("ETag");
    as(person.token())
        .header("If-None-Match", tag)
        .get("/api/users/{id}/avatar.svg", shown)
        .then()
        .statusCode(304);
    as(person.token()).get("/api/groups/administration/avatar.svg").then().statusCode(403);
    as(administrator)
        .get("/api/groups/administration/avatar.svg")
        .then()
        .statusCode(200)
        .contentType("image/svg+xml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999999999999999999", "999999999999"})
  void whatIsNobodyIsNotFound(String id) {
    for (String token : List.of(person.token(), moderator)) {
      as(token).urlEncodingEnabled(false).get("/api/users/" + id).then().statusCode(404);
      as(token)
          .urlEncodingEnabled(false)
          .get("/api/users/" + id + "/avatar.svg")
          .then()
          .statusCode(404);
    }
    as(moderator)
        .urlEncodingEnabled(false)
        .post("/api/users/" + id + "/block")
        .then()
        .statusCode(404);
    as(person.token())
        .urlEncodingEnabled(false)
        .post("/api/users/" + id + "/block")
        .then()
        .statusCode(403);
  }
}
