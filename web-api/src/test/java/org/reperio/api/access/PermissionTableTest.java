package org.reperio.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.restricted;
import static org.reperio.api.ApiClient.reviewBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.api.audit.AuditEntries;
import org.reperio.audit.AuditLog;
import org.reperio.database.Sql;
import org.reperio.sharing.ShareLink;
import org.reperio.sharing.ShareLinks;
import org.reperio.site.RequestId;
import org.reperio.test.TestServices;
import org.reperio.test.TestServices.Repository;

/**
 * Who may do what: docs/permissions.csv is the table that people read, and what is checked here,
 * cell by cell.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PermissionTableTest {

  private static final String WITH_FILES =
      MINIMAL.replace("\"enabled\": false", "\"enabled\": true");

  @Inject ApiClient client;
  @Inject Sql sql;
  @Inject ShareLinks shareLinks;
  @Inject Indices indices;
  @Inject AuditLog log;

  private String requestId;

  @BeforeEach
  void index() {
    indices.init();
  }

  /** A row of the table: what is done to what, and the status for each kind of person. */
  record Row(String what, String state, Map<String, Integer> statuses) {
    @Override
    public String toString() {
      return what + ", " + state;
    }
  }

  static Stream<Row> table() throws IOException {
    List<String> lines = Files.readAllLines(Repository.root().resolve("docs/permissions.csv"));
    List<String> people = cells(lines.get(0));
    return lines.stream()
        .skip(1)
        .map(
            line -> {
              List<String> cells = cells(line);
              Map<String, Integer> statuses = new HashMap<>();
              for (int i = 2; i < cells.size(); i++) {
                statuses.put(people.get(i), Integer.valueOf(cells.get(i)));
              }
              return new Row(cells.get(0), cells.get(1), statuses);
            });
  }

  private static List<String> cells(String line) {
    return Arrays.asList(line.split(","));
  }

  /** A record in some state, and whoever is something to it. */
  private final class Fixture {

    private final String owner = client.user().token();
    private final String id;
    private final UUID community = client.community();
    private final UUID reviewing = client.community();
    private final Map<String, ShareLink> links = new HashMap<>();

    Fixture(String state) {
      this.id = draftWithFile(owner, document(state));
      sql.update(
          """
          insert into parent_community (parent_id, community_id)
          select parent_id, ? from draft where pid = ?\
          """,
          community,
          id);
      List.of("view", "preview", "edit").forEach(this::link);
      bringTo(state, owner, id, reviewing);
    }

    RequestSpecification as(String person) {
      String kind = person.substring(person.lastIndexOf(' ') + 1);
      String permission = person.split(" ")[0];
      RequestSpecification who =
          switch (kind) {
            case "anonymous" -> given();
            case "authenticated" -> ApiClient.as(client.token());
            case "owner" -> ApiClient.as(owner);
            case "administrator" -> ApiClient.as(client.token("administration"));
            case "link" -> given().queryParam("token", link(permission).token());
            case "grant" -> ApiClient.as(grantee(permission));
            case "reader" -> ApiClient.as(client.member(community, CommunityRole.READER).token());
            case "curator" -> ApiClient.as(client.member(community, CommunityRole.CURATOR).token());
            case "reviewer" ->
                ApiClient.as(client.member(reviewing, CommunityRole.CURATOR).token());
            default -> throw new IllegalArgumentException("the table has an unknown: " + person);
          };
      return who.contentType("application/json");
    }

    /** Made before the record is deleted, as nothing is shared afterwards. */
    private ShareLink link(String permission) {
      return links.computeIfAbsent(
          permission,
          some ->
              shareLinks.create(
                  Identity.ofSystem(),
                  id,
                  JsonNodeFactory.instance.objectNode().put("permission", some)));
    }

    private String grantee(String permission) {
      var user = client.user();
      sql.update(
          """
          insert into access_grant (parent_id, subject_type, subject_id, permission)
          select parent_id, 'user', ?, ? from record where pid = ?
          union select parent_id, 'user', ?, ? from draft where pid = ?\
          """,
          Long.toString(user.id()),
          permission,
          id,
          Long.toString(user.id()),
          permission,
          id);
      return user.token();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("table")
  void isAsTheTableSays(Row row) {
    var wrong = new ArrayList<String>();
    boolean reading = row.what().matches("(read|list|download|export) .*");
    Fixture fixture = new Fixture(row.state());
    boolean asItWas = true;
    for (var cell : row.statuses().entrySet()) {
      // Each operation that changes something starts from the same state; who was refused, who are
      // most, has left it so.
      if (!asItWas) {
        fixture = new Fixture(row.state());
      }
      int status = act(row.what(), fixture, cell.getKey());
      asItWas = reading || status >= 400;
      if (!reading && status < 300 && !AuditEntries.of(sql, requestId)) {
        wrong.add("%s: no entry in the audit log".formatted(cell.getKey()));
      }
      if (status != cell.getValue()) {
        wrong.add("%s: %d, not %d".formatted(cell.getKey(), status, cell.getValue()));
      }
    }
    assertThat(row.statuses()).hasSize(14);
    assertThat(wrong).as("%s", row).isEmpty();
  }

  private int act(String what, Fixture on, String person) {
    RequestSpecification who = on.as(person);
    String record = "/api/records/" + on.id;
    String draft = record + "/draft";
    return switch (what) {
      case "list the audit log" -> status(who, "GET", "/api/audit-logs");
      case "read an entry of the audit log" ->
          status(who, "GET", "/api/audit-logs/" + AuditEntries.newest(log).id());
      case "list users" -> status(who, "GET", "/api/users");
      case "read about a person whose profile is public" ->
          status(who, "GET", "/api/users/" + person("public"));
      case "read about a person whose profile is restricted" ->
          status(who, "GET", "/api/users/" + person("restricted"));
      case "list all accounts" -> status(who, "GET", "/api/users/all");
      case "make an account" ->
          status(
              who.body("{\"email\": \"made-%s@example.org\"}".formatted(UUID.randomUUID())),
              "POST",
              "/api/users");
      case "block an account" -> status(who, "POST", "/api/users/" + client.user().id() + "/block");
      case "list the groups of an account" ->
          status(who, "GET", "/api/users/" + client.user().id() + "/groups");
      case "give an account a group" ->
          status(
              who.body("{\"groups\": [\"%s\"]}".formatted(group())),
              "POST",
              "/api/users/" + client.user().id() + "/groups");
      case "list groups" -> status(who, "GET", "/api/groups");
      case "read a group" -> status(who, "GET", "/api/groups/" + group());
      case "make a group" ->
          status(
              who.body("{\"name\": \"made-%s\"}".formatted(UUID.randomUUID())),
              "POST",
              "/api/groups");
      case "change a group" ->
          status(who.body("{\"description\": \"new\"}"), "PUT", "/api/groups/" + group());
      case "delete a group" -> status(who, "DELETE", "/api/groups/" + group());
      case "delete a protected group" -> status(who, "DELETE", "/api/groups/administration");
      case "create a draft" -> status(who.body(MINIMAL), "POST", "/api/records");
      case "list own uploads" -> status(who, "GET", "/api/user/records");
      case "read the record" -> status(who, "GET", record);
      case "read the deleted record" ->
          status(who.queryParam("include_deleted", true), "GET", record);
      case "export the record" -> status(who, "GET", record + "/export/datacite-json");
      case "list its versions" -> status(who, "GET", record + "/versions");
      case "list its files" -> status(who, "GET", record + "/files");
      case "download a file" -> status(who, "GET", record + "/files/a.txt/content");
      case "open it for editing" -> status(who, "POST", draft);
      case "start a new version" -> status(who, "POST", record + "/versions");
      case "delete the record" -> status(who.body("{}"), "DELETE", record + "/delete");
      case "restore the record" -> status(who, "POST", record + "/restore");
      case "delete within the grace period" ->
          status(who.body("{\"reason\": \"test-record\"}"), "POST", record + "/request-deletion");
      case "read the draft" -> status(who, "GET", draft);
      case "save the draft" -> status(who.body(WITH_FILES), "PUT", draft);
      case "list the draft's files" -> status(who, "GET", draft + "/files");
      case "start an upload" ->
          status(who.body("[{\"key\": \"b.txt\"}]"), "POST", draft + "/files");
      case "delete a draft's file" -> status(who, "DELETE", draft + "/files/a.txt");
      case "download a draft's file" -> status(who, "GET", draft + "/files/a.txt/content");
      case "publish the draft" -> status(who, "POST", draft + "/actions/publish");
      case "discard the draft" -> status(who, "DELETE", draft);
      case "ask for a review" ->
          status(who.body(reviewBy(client.community())), "PUT", draft + "/review");
      case "submit for review" -> status(who, "POST", draft + "/actions/submit-review");
      case "list the access links" -> status(who, "GET", record + "/access/links");
      case "create an access link" ->
          status(who.body("{\"permission\": \"view\"}"), "POST", record + "/access/links");
      case "change an access link" ->
          status(
              who.body("{\"description\": \"new\"}"),
              "PATCH",
              record + "/access/links/" + on.link("view").id());
      case "end an access link" ->
          status(who, "DELETE", record + "/access/links/" + on.link("view").id());
      case "list the grants" -> status(who, "GET", record + "/access/grants");
      case "grant something" ->
          status(who.body(grants("view", client.user().id())), "POST", record + "/access/grants");
      case "change a grant" -> {
        on.grantee("preview");
        yield status(who.body("{\"permission\": \"view\"}"), "PATCH", record + "/access/grants/0");
      }
      case "take a grant back" -> {
        on.grantee("preview");
        yield status(who, "DELETE", record + "/access/grants/0");
      }
      case "set the access rules" -> status(who.body("{}"), "PUT", record + "/access");
      case "ask for access to the files" ->
          status(
              who.body("{\"email\": \"guest@example.org\", \"full_name\": \"Guest\"}"),
              "POST",
              record + "/access/request");
      case "bring it into a community" ->
          status(
              who.body("{\"communities\": [{\"id\": \"%s\"}]}".formatted(client.community())),
              "POST",
              record + "/communities");
      case "take it out of a community" ->
          status(
              who.body("{\"communities\": [{\"id\": \"%s\"}]}".formatted(on.community)),
              "DELETE",
              record + "/communities");
      case "make a community its default" ->
          status(
              who.body("{\"default\": {\"id\": \"%s\"}}".formatted(on.community)),
              "PUT",
              record + "/communities");
      default -> throw new IllegalArgumentException("the table has an unknown action: " + what);
    };
  }

  private String person(String visibility) {
    return ApiClient.invited(
        client.token(Identity.ADMINISTRATOR), "Jadwiga Nowotny", visibility, "restricted");
  }

  private String group() {
    return ApiClient.group(client.token(Identity.ADMINISTRATOR));
  }

  private int status(RequestSpecification who, String method, String path) {
    Response answer = who.request(method, path);
    requestId = answer.header(RequestId.HEADER);
    return answer.statusCode();
  }

  private static String document(String state) {
    return switch (state) {
      case "restricted" -> restricted(WITH_FILES);
      case "public with restricted files" ->
          WITH_FILES.replace("\"files\": \"public\"", "\"files\": \"restricted\"");
      case "embargoed" -> embargoed();
      default -> WITH_FILES;
    };
  }

  private void bringTo(String state, String owner, String id, UUID reviewing) {
    if (state.equals("draft") || state.equals("-")) {
      return;
    }
    if (state.equals("draft with a review") || state.equals("draft under review")) {
      as(owner)
          .body(reviewBy(reviewing))
          .put("/api/records/{id}/draft/review", id)
          .then()
          .statusCode(200);
      if (state.equals("draft under review")) {
        as(owner).post("/api/records/{id}/draft/actions/submit-review", id).then().statusCode(202);
      }
      return;
    }
    publish(owner, id).statusCode(202);
    if (state.equals("public with restricted files")) {
      as(owner)
          .body("{\"allow_user_requests\": true, \"allow_guest_requests\": true}")
          .put("/api/records/{id}/access", id)
          .then()
          .statusCode(200);
    }
    if (state.equals("draft of a published record")) {
      as(owner).post("/api/records/{id}/draft", id).then().statusCode(201);
    }
    if (state.equals("deleted")) {
      as(client.token("administration"))
          .body("{}")
          .delete("/api/records/{id}/delete", id)
          .then()
          .statusCode(204);
    }
  }

  private static String draftWithFile(String owner, String document) {
    String id = draft(owner, document);
    as(owner)
        .body("[{\"key\": \"a.txt\"}]")
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
    as(owner)
        .contentType("application/octet-stream")
        .body("some bytes".getBytes(java.nio.charset.StandardCharsets.UTF_8))
        .put("/api/records/{id}/draft/files/a.txt/content", id)
        .then()
        .statusCode(200);
    as(owner).post("/api/records/{id}/draft/files/a.txt/commit", id).then().statusCode(200);
    return id;
  }

  private static String embargoed() {
    return restricted(WITH_FILES)
        .replace(
            "\"files\": \"restricted\"}",
            "\"files\": \"restricted\", \"embargo\": {\"active\": true, \"until\": \"%s\"}}"
                .formatted(LocalDate.now(ZoneOffset.UTC).plusYears(1)));
  }

  private static String grants(String permission, long user) {
    return "{\"grants\": [{\"permission\": \"%s\", \"subject\": {\"type\": \"user\", \"id\": \"%d\"}}]}"
        .formatted(permission, user);
  }
}
