package org.reperio.api.compatibility;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.as;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.api.openapi.ApiDescription;
import org.reperio.notification.Mails;
import org.reperio.notification.Message;
import org.reperio.request.AccessRequests;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;

/** Follows every link of every answer of the API, and every address in its mails. */
@QuarkusTest
@TestProfile(DoisOnDemand.class)
@QuarkusTestResource(TestServices.class)
class LinksTest {

  /** Targets that exist only once they are made or published; the link says where. */
  private static final Set<String> TO_BE_MADE = Set.of("draft", "review", "record", "content");

  /** Lists around an event that the client names. */
  private static final String FOCUSED = "_focused";

  /** So many hits of a list are looked at: all have the same links. */
  private static final int HITS = 3;

  private static final Pattern TEMPLATE = Pattern.compile("\\{[^{}]*\\}");
  private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s\"<>]+[^\\s\"<>.,)]");
  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject ApiClient client;
  @Inject Indices indices;
  @Inject Mails mails;
  @Inject AccessRequests requests;
  @Inject SiteAddress site;

  private final NamedPages pages = new NamedPages();
  private final Map<String, String> dead = new TreeMap<>();
  private final Set<String> followed = new TreeSet<>();
  private final Set<Long> read = new TreeSet<>();

  private Repository repository;
  private ApiDescription description;
  private List<String> tokens;

  @BeforeEach
  void people() throws InterruptedException {
    repository = new Repository(client);
    description = ApiDescription.ofTheService();
    repository.recordInCommunity();
    indices.fill();
    tokens =
        List.of(
            repository.owner.token(),
            repository.curator.token(),
            client.token(Identity.ADMINISTRATOR));
  }

  @Test
  void everyLinkOfEveryAnswerAndMailLeadsSomewhere() {
    var exercises = new Exercises(repository);
    for (InvenioOperation operation : InvenioOperation.all()) {
      if (operation.belongsHere()) {
        followAll(operation.name(), exercises.of(operation).get().answer());
        Stream.of(repository.owner, repository.curator)
            .forEach(person -> followMail(operation.name(), person.email()));
      }
    }
    assertThat(dead).isEmpty();
    // The least that the walk has to find, so that it cannot pass by looking at nothing.
    assertThat(pages.count()).isGreaterThan(10);
    assertThat(followed)
        .hasSizeGreaterThan(40)
        .contains("self", "self_html", "latest_html", "parent_html", "archive", "content", "cancel")
        .contains("mail: /me/requests/", "mail: /records/");
  }

  @Test
  void everyAddressInTheMailsToAGuestLeadsSomewhere() {
    String record =
        ApiClient.published(
            repository.owner.token(),
            ApiClient.MINIMAL.replace("\"files\": \"public\"", "\"files\": \"restricted\""));
    as(repository.owner.token())
        .body("{\"allow_guest_requests\": true, \"secret_link_expiration\": 3}")
        .put("/api/records/{id}/access", record)
        .then()
        .statusCode(200);
    String email = "guest-" + UUID.randomUUID() + "@example.org";
    given()
        .contentType("application/json")
        .body(
            """
            {"email": "%s", "full_name": "Guest", "message": "Please",
             "consent_to_share_personal_data": "true"}\
            """
                .formatted(email))
        .post("/api/records/{id}/access/request", record)
        .then()
        .statusCode(200);
    String confirmation = followMail("confirm", email);
    String token = confirmation.replaceFirst("(?s).*access_request_token=(\\S+).*", "$1");
    UUID request = requests.confirm(Identity.anonymous(), token).id();
    followMail("confirmed", email);
    followMail("asked", repository.owner.email());
    as(repository.owner.token())
        .post("/api/requests/{id}/actions/accept", request)
        .then()
        .statusCode(200);
    String link = followMail("accepted", email).replaceFirst("(?s).*token=(\\S+).*", "$1");
    given().queryParam("token", link).get("/api/records/{id}/files", record).then().statusCode(200);
    assertThat(dead).isEmpty();
    assertThat(followed).contains("mail: /access/requests/confirm", "mail: /me/requests/");
  }

  private void followAll(String operation, Response answer) {
    if (String.valueOf(answer.contentType()).contains("json")) {
      try {
        linksIn(operation, JSON.readTree(answer.asString()));
      } catch (JsonProcessingException e) {
        dead.put(operation, "is no JSON: " + answer.asString());
      }
    }
    String location = answer.header("Location");
    if (location != null) {
      follow(operation, "Location", location);
    }
  }

  private void linksIn(String operation, JsonNode node) {
    for (Map.Entry<String, JsonNode> member : node.properties()) {
      if (member.getKey().equals("links")) {
        leaves(operation, "links", member.getValue());
      } else {
        linksIn(operation, member.getValue());
      }
    }
    for (int i = 0; node.isArray() && i < Math.min(HITS, node.size()); i++) {
      linksIn(operation, node.get(i));
    }
  }

  private void leaves(String operation, String name, JsonNode links) {
    if (links.isTextual()) {
      follow(operation, name, links.asText());
    }
    links.properties().forEach(member -> leaves(operation, member.getKey(), member.getValue()));
    links.forEach(
        one -> {
          if (links.isArray()) {
            leaves(operation, name, one);
          }
        });
  }

  /** Follows the addresses in the newest mail to somebody, unless that was done before. */
  private String followMail(String operation, String email) {
    Message mail = mails.newest(email).orElse(null);
    if (mail == null || !read.add(mail.id())) {
      return "";
    }
    List<String> addresses =
        ADDRESS.matcher(mail.body()).results().map(MatchResult::group).toList();
    assertThat(addresses).as(mail.body()).isNotEmpty();
    for (String address : addresses) {
      String kind = address.replace(site.base(), "").replaceFirst("[?].*", "");
      follow(operation, "mail: " + kind.replaceFirst("(?<=/)[^/]*\\d[^/]*$", ""), address);
    }
    return mail.body();
  }

  private void follow(String operation, String name, String template) {
    String address = TEMPLATE.matcher(template).replaceAll("");
    followed.add(name);
    if (!address.startsWith(site.base() + "/")) {
      if (!address.startsWith("https://doi.org/")) {
        dead.put(operation + " " + name, address + " is elsewhere");
      }
      return;
    }
    String path = address.substring(site.base().length());
    if (!path.startsWith("/api/")) {
      if (!pages.has(path)) {
        dead.put(operation + " " + name, path + " is no page");
      }
      return;
    }
    String problem = "";
    for (String token : tokens) {
      problem = problem(name, path, token);
      if (problem.isEmpty()) {
        return;
      }
    }
    dead.put(operation + " " + name, path + " answers " + problem);
  }

  /** Why an address of the API is dead for somebody; empty when it is alive. */
  private String problem(String name, String path, String token) {
    Response answer =
        given().auth().oauth2(token).redirects().follow(false).urlEncodingEnabled(false).get(path);
    int status = answer.statusCode();
    boolean toBeMade = status == 404 && (TO_BE_MADE.contains(name) || name.endsWith(FOCUSED));
    return status < 400 || toBeMade || isForAnotherMethod(path)
        ? ""
        : status + " " + answer.asString();
  }

  /** The operation at an address is the one with the fewest variables. */
  private boolean isForAnotherMethod(String path) {
    String bare = path.replaceFirst("[?].*", "");
    long read = variables("GET", bare);
    return Stream.of("POST", "PUT", "PATCH", "DELETE")
        .anyMatch(method -> variables(method, bare) < read);
  }

  private long variables(String method, String path) {
    return description
        .find(method, path)
        .map(operation -> TEMPLATE.matcher(operation.path()).results().count())
        .orElse(Long.MAX_VALUE);
  }
}
