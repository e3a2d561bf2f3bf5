package org.reperio.api;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.account.Tokens;
import org.reperio.community.Communities;

/** People who use the API in tests, each with an account and a token of their own. */
@ApplicationScoped
public class ApiClient {

  /** A document that the model accepts, metadata-only. */
  public static final String MINIMAL =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "Glacier retreat in the Tien Shan", "publication_date": "2024-05-01",
         "publisher": "Reperio",
         "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Aigerim",
           "family_name": "Sadykova"}}]}}\
      """;

  private final Accounts accounts;
  private final Tokens tokens;
  private final Communities communities;

  public ApiClient(Accounts accounts, Tokens tokens, Communities communities) {
    this.accounts = accounts;
    this.tokens = tokens;
    this.communities = communities;
  }

  /** Somebody with an account, and a token of theirs. */
  public record User(long id, String email, String token) {}

  /** A new account's token. */
  public String token(String... roles) {
    return user(roles).token();
  }

  /** A new account. */
  public User user(String... roles) {
    Identity system = Identity.ofSystem();
    var account =
        accounts.create(system, "user-" + UUID.randomUUID() + "@example.org", "Test User");
    Set.of(roles).forEach(role -> accounts.grant(system, account.id(), role));
    return new User(
        account.id(), account.email(), tokens.create(system, account.id(), "test", null));
  }

  /** A new community. */
  public UUID community() {
    ObjectNode metadata = JsonNodeFactory.instance.objectNode().put("title", "Glaciologists");
    return communities
        .save(Identity.ofSystem(), "c-" + UUID.randomUUID().toString(), metadata)
        .id();
  }

  /** A new account that is a member of a community. */
  public User member(UUID community, CommunityRole role) {
    User user = user();
    communities.enrol(Identity.ofSystem(), community, user.id(), role);
    return user;
  }

  /**
   * A new account that a moderator has made.
   *
   * @param name of its owner
   * @param visibility of the profile and of the address, {@code public} or {@code restricted}
   * @return its number
   */
  public static String invited(
      String moderator, String name, String visibility, String emailVisibility) {
    String body =
        """
        {"email": "invited-%s@example.org", "profile": {"full_name": "%s"},
         "preferences": {"visibility": "%s", "email_visibility": "%s"}}\
        """
            .formatted(UUID.randomUUID(), name, visibility, emailVisibility);
    return as(moderator).body(body).post("/api/users").then().statusCode(201).extract().path("id");
  }

  /** A new group that a moderator has made; its name. */
  public static String group(String moderator) {
    return as(moderator)
        .body("{\"name\": \"g-%s\"}".formatted(UUID.randomUUID()))
        .post("/api/groups")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A request with JSON by the bearer of a token. */
  public static RequestSpecification as(String token) {
    return given().auth().oauth2(token).contentType(ContentType.JSON);
  }

  /** Creates a draft and gives back its identifier. */
  public static String draft(String token, String document) {
    return as(token)
        .body(document)
        .post("/api/records")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  /** A restricted document: neither the record nor its files are public. */
  public static String restricted(String document) {
    return document
        .replace("\"record\": \"public\"", "\"record\": \"restricted\"")
        .replace("\"files\": \"public\"", "\"files\": \"restricted\"");
  }

  /** Creates and publishes a record. */
  public static String published(String token, String document) {
    String id = draft(token, document);
    publish(token, id).statusCode(202);
    return id;
  }

  /** The body that has a community review a draft. */
  public static String reviewBy(UUID community) {
    return "{\"receiver\": {\"community\": \"%s\"}, \"type\": \"community-submission\"}"
        .formatted(community);
  }

  /** Chooses the community that reviews a draft. */
  public static ValidatableResponse choose(User owner, String draft, UUID community) {
    return as(owner.token())
        .body(reviewBy(community))
        .put("/api/records/{id}/draft/review", draft)
        .then()
        .statusCode(200);
  }

  /** Hands a draft in for review, with a comment; the request's identifier. */
  public static String submit(User owner, String draft) {
    return as(owner.token())
        .body("{\"payload\": {\"content\": \"Please look.\", \"format\": \"html\"}}")
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(202)
        .body("status", equalTo("submitted"))
        .extract()
        .path("id");
  }

  /** Acts on a request. */
  public static ValidatableResponse act(User who, String request, String action) {
    return as(who.token()).post("/api/requests/{id}/actions/{action}", request, action).then();
  }

  public static ValidatableResponse publish(String token, String id) {
    return as(token).post("/api/records/{id}/draft/actions/publish", id).then();
  }
}
