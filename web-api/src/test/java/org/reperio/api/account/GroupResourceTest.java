package org.reperio.api.account;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.group;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.api.ApiClient;
import org.reperio.api.audit.AuditEntries;
import org.reperio.database.Sql;
import org.reperio.site.RequestId;
import org.reperio.test.TestServices;

/** Groups, and who is in them. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class GroupResourceTest {

  @Inject ApiClient client;
  @Inject Accounts accounts;
  @Inject Sql sql;

  private ApiClient.User person;
  private ApiClient.User moderator;
  private ApiClient.User administrator;

  @BeforeEach
  void people() {
    person = client.user();
    moderator = client.user(Identity.MODERATOR);
    administrator = client.user(Identity.ADMINISTRATOR);
  }

  /** A group that is kept elsewhere. */
  private String foreign() {
    String name = group(administrator.token());
    sql.update("update role set managed = false where name = ?", name);
    return name;
  }

  private static ValidatableResponse named(String token, String q) {
    return as(token).queryParam("q", q).get("/api/groups").then().statusCode(200);
  }

  @Test
  void aGroupIsMadeChangedAndDeleted() {
    String name = "Glaciologists-" + UUID.randomUUID().toString().substring(0, 8);
    String request =
        as(moderator.token())
            .body(
                """
                {"name": "%s", "title": "T", "description": " They measure. ", "is_managed": false}\
                """
                    .formatted(name))
            .post("/api/groups")
            .then()
            .statusCode(201)
            .body("id", equalTo(name))
            .body("name", equalTo(name))
            .body("description", equalTo("They measure."))
            .body("is_managed", equalTo(true))
            .body("revision_id", equalTo(0))
            .body("links.self", containsString("/api/groups/" + name))
            .body("links.avatar", containsString("/api/groups/" + name + "/avatar.svg"))
            .extract()
            .header(RequestId.HEADER);
    assertThat(AuditEntries.of(sql, request)).isTrue();
    as(moderator.token())
        .body("{\"name\": \"%s\"}".formatted(name))
        .post("/api/groups")
        .then()
        .statusCode(400)
        .body("errors.field", contains("name"))
        .body("errors[0].messages", contains("Role name already used by another group."));
    as(moderator.token())
        .body("{\"name\": \"%s\", \"description\": \"They count.\"}".formatted(name))
        .put("/api/groups/{id}", name)
        .then()
        .statusCode(200)
        .body("description", equalTo("They count."))
        .body("revision_id", equalTo(1));
    as(moderator.token())
        .get("/api/groups/{id}", name)
        .then()
        .statusCode(200)
        .header("ETag", equalTo("\"1\""))
        .body("description", equalTo("They count."));
    accounts.grant(Identity.ofSystem(), person.id(), name);
    as(moderator.token()).delete("/api/groups/{id}", name).then().statusCode(204);
    as(moderator.token()).get("/api/groups/{id}", name).then().statusCode(404);
    as(person.token()).get("/api/groups/{id}", name).then().statusCode(403);
    assertThat(accounts.find(person.id()).orElseThrow().roles()).isEmpty();
    as(moderator.token()).delete("/api/groups/{id}", name).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{} | name",
        "{\"name\": \"\"} | name",
        "{\"name\": \"1a\"} | name",
        "{\"name\": \"a b\"} | name",
        "{\"name\": \"ä\"} | name",
        "{\"name\": 7} | name",
        "{\"name\": \"ok\", \"description\": []} | description"
      })
  void wrongGroupsAreRefused(String body, String field) {
    as(moderator.token())
        .body(body)
        .post("/api/groups")
        .then()
        .statusCode(400)
        .body("errors.field", contains(field));
  }

  @Test
  void whatIsTooLongIsRefused() {
    String name = group(moderator.token());
    as(moderator.token())
        .body("{\"name\": \"%s\"}".formatted("a".repeat(81)))
        .post("/api/groups")
        .then()
        .statusCode(400)
        .body("errors.field", contains("name"));
    as(moderator.token())
        .body("{\"description\": \"%s\"}".formatted("x".repeat(256)))
        .put("/api/groups/{id}", name)
        .then()
        .statusCode(400)
        .body("errors.field", contains("description"))
        .body("errors[0].messages", contains("Longer than maximum length 255."));
    as(moderator.token())
        .body("{\"name\": \"other\"}")
        .put("/api/groups/{id}", name)
        .then()
        .statusCode(400)
        .body("errors.field", contains("name"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"admin", "superuser-access", "administration", "administration-moderation"})
  void theProgramsOwnGroupsStayAsTheyAre(String name) {
    for (String token : List.of(administrator.token(), moderator.token(), person.token())) {
      as(token)
          .body("{\"name\": \"%s\"}".formatted(name))
          .post("/api/groups")
          .then()
          .statusCode(403);
      as(token)
          .body("{\"description\": \"Mine\"}")
          .put("/api/groups/{id}", name)
          .then()
          .statusCode(403);
      as(token).delete("/api/groups/{id}", name).then().statusCode(403);
    }
  }

  @Test
  void peopleSeeGroupsThatAreKeptElsewhereAndModeratorsChangeNoneOfThem() {
    String ours = group(moderator.token());
    String theirs = foreign();

    as(person.token()).get("/api/groups/{id}", theirs).then().statusCode(200);
    as(person.token()).get("/api/groups/{id}/avatar.svg", theirs).then().statusCode(200);
    as(person.token()).get("/api/groups/{id}", ours).then().statusCode(403);
    given().get("/api/groups/{id}", theirs).then().statusCode(403);
    named(person.token(), theirs.toUpperCase())
        .body("hits.hits.id", contains(theirs))
        .body("hits.hits[0].is_managed", equalTo(false));
    named(person.token(), ours).body("hits.total", equalTo(0));
    named(moderator.token(), ours).body("hits.hits.id", contains(ours));
    as(moderator.token()).body("{}").put("/api/groups/{id}", theirs).then().statusCode(403);
    as(moderator.token()).delete("/api/groups/{id}", theirs).then().statusCode(403);
    as(administrator.token())
        .body("{\"description\": \"d\"}")
        .put("/api/groups/{id}", theirs)
        .then()
        .statusCode(200);
    as(administrator.token()).delete("/api/groups/{id}", theirs).then().statusCode(204);
  }

  @Test
  void theListIsSortedFilteredAndPaged() {
    group(moderator.token());
    foreign();
    List<String> names =
        as(moderator.token())
            .queryParam("size", 50)
            .get("/api/groups")
            .then()
            .statusCode(200)
            .body("sortBy", equalTo("name"))
            .body("hits.hits.id", not(hasItem("administration")))
            .body("aggregations.is_managed.buckets.key", contains("false", "true"))
            .body("aggregations.is_managed.buckets.label", contains("Unmanaged", "Managed"))
            .extract()
            .path("hits.hits.name");
    assertThat(names).contains("administration-moderation");
    named(administrator.token(), "administration")
        .body("hits.hits[0].id", equalTo("administration"))
        .body("sortBy", equalTo("bestmatch"));
    listed("is_managed", "true").body("hits.hits.is_managed", everyItem(equalTo(true)));
    listed("is_managed", "false")
        .body("hits.hits.is_managed", everyItem(equalTo(false)))
        .body("aggregations.is_managed.buckets.is_selected", contains(true, false));
    listed("f", "is_managed:false").body("hits.hits.is_managed", everyItem(equalTo(false)));
    listed("sort", "managed").body("hits.hits[0].is_managed", equalTo(true));
    listed("sort", "unmanaged").body("hits.hits[0].is_managed", equalTo(false));
    listed("sort", "name_desc").body("sortBy", equalTo("name_desc"));
    listed("size", "1")
        .body("hits.hits", hasSize(1))
        .body("links.next", containsString("/api/groups?page=2&size=1&sort=name"));
  }

  private ValidatableResponse listed(String parameter, String value) {
    return as(moderator.token())
        .queryParam(parameter, value)
        .get("/api/groups")
        .then()
        .statusCode(200);
  }

  /** Otherwise the next group of that name would get what was shared with this one. */
  @Test
  void aGroupThatSomethingIsSharedWithIsNotDeleted() {
    String name = group(moderator.token());
    String record = published(person.token(), MINIMAL);
    as(person.token())
        .body(
            """
            {"grants": [{"permission": "view", "subject": {"type": "role", "id": "%s"}}]}\
            """
                .formatted(name))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    as(moderator.token()).delete("/api/groups/{id}", name).then().statusCode(409);
    as(person.token()).delete("/api/records/{id}/access/grants/0", record).then().statusCode(204);
    as(moderator.token()).delete("/api/groups/{id}", name).then().statusCode(204);
  }

  private ValidatableResponse change(String token, String method, long user, String... groups) {
    String body = "{\"groups\": [\"%s\"]}".formatted(String.join("\", \"", groups));
    return as(token).body(body).request(method, "/api/users/{id}/groups", user).then();
  }

  @Test
  void groupsAreGivenReplacedAndTaken() {
    String one = group(moderator.token());
    String other = group(moderator.token());
    String request =
        change(moderator.token(), "POST", person.id(), " " + one + " ", one)
            .statusCode(200)
            .body("added", contains(one))
            .body("removed", empty())
            .body("groups", contains(one))
            .extract()
            .header(RequestId.HEADER);
    assertThat(AuditEntries.of(sql, request)).isTrue();
    change(moderator.token(), "POST", person.id(), one).body("added", empty());
    change(moderator.token(), "PUT", person.id(), other)
        .statusCode(200)
        .body("added", contains(other))
        .body("removed", contains(one))
        .body("groups", contains(other));
    as(moderator.token())
        .get("/api/users/{id}/groups", person.id())
        .then()
        .statusCode(200)
        .body("groups.id", contains(other))
        .body("total", equalTo(1))
        .body("available_groups.id", hasItem(one))
        .body("available_groups.id", not(hasItem("administration")));
    as(person.token())
        .get("/api/users/{id}/groups", person.id())
        .then()
        .statusCode(200)
        .body("groups.name", contains(other))
        .body("groups[0].description", nullValue())
        .body("available_groups", empty());
    as(moderator.token())
        .get("/api/users/{id}", person.id())
        .then()
        .body("roles", equalTo(other))
        .body("profile.roles", equalTo(other));
    change(moderator.token(), "DELETE", person.id(), one, other)
        .statusCode(200)
        .body("removed", contains(other))
        .body("groups", empty());
    as(moderator.token())
        .body("{\"groups\": []}")
        .put("/api/users/{id}/groups", person.id())
        .then()
        .statusCode(200)
        .body("groups", empty());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE"})
  void onlyModeratorsChangeGroupsAndNobodyTheirOwn(String method) {
    String name = group(moderator.token());
    change(person.token(), method, moderator.id(), name).statusCode(403);
    change(person.token(), method, person.id(), name).statusCode(403);
    change(moderator.token(), method, moderator.id(), name).statusCode(403);
    change(moderator.token(), method, administrator.id(), name).statusCode(403);
    change(moderator.token(), method, 999_999_999_999L, name).statusCode(404);
    given()
        .contentType("application/json")
        .body("{\"groups\": []}")
        .request(method, "/api/users/{id}/groups", person.id())
        .then()
        .statusCode(403);
    change(moderator.token(), method, person.id(), "no-such-group")
        .statusCode(400)
        .body("errors.field", contains("groups"));
    for (String body : List.of("{}", "{\"groups\": \"a\"}", "{\"groups\": null}")) {
      as(moderator.token())
          .body(body)
          .request(method, "/api/users/{id}/groups", person.id())
          .then()
          .statusCode(400)
          .body("errors.field", contains("groups"));
    }
    as(moderator.token())
        .body("{\"groups\": [7]}")
        .request(method, "/api/users/{id}/groups", person.id())
        .then()
        .statusCode(400)
        .body("errors.field", contains("groups.0"));
  }

  @Test
  void onlyAdministratorsMakeAndUnmakeAdministrators() {
    change(moderator.token(), "POST", person.id(), "administration").statusCode(403);
    change(moderator.token(), "PUT", person.id(), "administration").statusCode(403);
    assertThat(accounts.find(person.id()).orElseThrow().roles()).isEmpty();
    change(administrator.token(), "POST", person.id(), "administration").statusCode(200);
    assertThat(accounts.find(person.id()).orElseThrow().roles())
        .isEqualTo(Set.of("administration"));
    change(moderator.token(), "DELETE", person.id(), "administration").statusCode(403);
    as(moderator.token()).get("/api/users/{id}/groups", person.id()).then().statusCode(403);
    as(administrator.token())
        .get("/api/users/{id}/groups", person.id())
        .then()
        .statusCode(200)
        .body("available_groups.id", hasItem("administration"));
    change(administrator.token(), "DELETE", person.id(), "administration").statusCode(200);
    assertThat(accounts.find(person.id()).orElseThrow().roles()).isEmpty();
    as(client.token()).get("/api/users/{id}/groups", person.id()).then().statusCode(403);
  }
}
