package org.reperio.api.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.community.Communities;
import org.reperio.community.CommunityAccess;
import org.reperio.community.ReviewPolicy;
import org.reperio.notification.Mails;
import org.reperio.request.AccessRequests;
import org.reperio.test.TestServices;

/**
 * The members of answers about one record, its sharing and its requests, by who asks: each secret
 * is in an answer to those who may know it, and in none to anybody else.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class WhoSeesWhatTest {

  @Inject ApiClient client;
  @Inject Communities communities;
  @Inject AccessRequests requests;
  @Inject Mails mails;
  @Inject Indices indices;

  enum Secret {
    LINK_TOKEN,
    GUEST_ADDRESS,
    GUEST_MESSAGE,
    GRANTED_GROUP,
    DISCUSSION,
    NOTE
  }

  private String record;
  private String inclusion;
  private String access;
  private UUID asked;
  private final Map<Secret, String> secrets = new LinkedHashMap<>();

  @Test
  void eachSecretIsToldToThoseWhoMayKnowIt() {
    indices.init();
    UUID home = client.community();
    asked = client.community();
    var owner = client.member(home, CommunityRole.CURATOR);
    var homeCurator = client.member(home, CommunityRole.CURATOR);
    var homeReader = client.member(home, CommunityRole.READER);
    var askedCurator = client.member(asked, CommunityRole.CURATOR);
    var askedReader = client.member(asked, CommunityRole.READER);
    var viewer = client.user();
    var previewer = client.user();
    communities.govern(Identity.ofSystem(), home, CommunityAccess.reviewed(ReviewPolicy.OPEN));
    prepare(owner, viewer, previewer, home);

    Set<Secret> owners = EnumSet.complementOf(EnumSet.of(Secret.NOTE));
    Set<Secret> managers = EnumSet.of(Secret.LINK_TOKEN, Secret.GRANTED_GROUP, Secret.DISCUSSION);
    assertSees("nobody", null, Set.of());
    assertSees("a stranger", client.token(), Set.of());
    assertSees("who may view", viewer.token(), Set.of());
    assertSees("who may preview", previewer.token(), EnumSet.of(Secret.DISCUSSION));
    assertSees("a reader of the record's community", homeReader.token(), Set.of());
    assertSees("a curator of the record's community", homeCurator.token(), managers);
    assertSees("a reader of the community asked", askedReader.token(), Set.of());
    assertSees(
        "a curator of the community asked", askedCurator.token(), EnumSet.of(Secret.DISCUSSION));
    assertSees("the owner", owner.token(), owners);
    assertSees("an administrator", client.token("administration"), EnumSet.allOf(Secret.class));
  }

  private void prepare(
      ApiClient.User owner, ApiClient.User viewer, ApiClient.User previewer, UUID home) {
    String group = "group-" + UUID.randomUUID();
    client.user(group);
    record =
        published(
            owner.token(), MINIMAL.replace("\"files\": \"public\"", "\"files\": \"restricted\""));
    as(owner.token())
        .body("{\"communities\": [{\"id\": \"%s\"}]}".formatted(home))
        .post("/api/records/{id}/communities", record)
        .then()
        .statusCode(200);
    as(owner.token())
        .body(
            """
            {"grants": [
              {"permission": "view", "subject": {"type": "user", "id": "%d"}},
              {"permission": "preview", "subject": {"type": "user", "id": "%d"}},
              {"permission": "view", "subject": {"type": "role", "id": "%s"}}]}"""
                .formatted(viewer.id(), previewer.id(), group))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    secrets.put(Secret.GRANTED_GROUP, group);
    secrets.put(
        Secret.LINK_TOKEN,
        as(owner.token())
            .body("{\"permission\": \"view\"}")
            .post("/api/records/{id}/access/links", record)
            .then()
            .statusCode(201)
            .extract()
            .path("token"));
    String comment = "discussed-" + UUID.randomUUID();
    secrets.put(Secret.DISCUSSION, comment);
    inclusion =
        as(owner.token())
            .body(
                """
                {"communities": [{"id": "%s",
                  "comment": {"payload": {"content": "%s", "format": "html"}}}]}"""
                    .formatted(asked, comment))
            .post("/api/records/{id}/communities", record)
            .then()
            .statusCode(200)
            .extract()
            .path("processed[0].request_id");
    guest();
    note();
  }

  private void note() {
    String note = "noted" + UUID.randomUUID().toString().replace("-", "");
    secrets.put(Secret.NOTE, note);
    String administrator = client.token("administration");
    as(administrator).post("/api/records/{id}/draft", record).then().statusCode(201);
    String draft = as(administrator).get("/api/records/{id}/draft", record).asString();
    as(administrator)
        .body(
            draft.replace(
                "\"internal_notes\":[]", "\"internal_notes\":[{\"note\":\"" + note + "\"}]"))
        .put("/api/records/{id}/draft", record)
        .then()
        .statusCode(200);
    ApiClient.publish(administrator, record).statusCode(202);
  }

  private void guest() {
    String email = "guest-" + UUID.randomUUID() + "@example.org";
    String message = "message-" + UUID.randomUUID();
    secrets.put(Secret.GUEST_ADDRESS, email);
    secrets.put(Secret.GUEST_MESSAGE, message);
    given()
        .contentType("application/json")
        .body(
            "{\"email\": \"%s\", \"full_name\": \"Guest\", \"message\": \"%s\"}"
                .formatted(email, message))
        .post("/api/records/{id}/access/request", record)
        .then()
        .statusCode(200);
    var mail =
        Pattern.compile("access_request_token=(\\S+)")
            .matcher(mails.newest(email).orElseThrow().body());
    assertThat(mail.find()).isTrue();
    access = requests.confirm(Identity.anonymous(), mail.group(1)).id().toString();
  }

  private void assertSees(String asker, String token, Set<Secret> expected) {
    var told = new StringBuilder();
    for (String address : addresses()) {
      RequestSpecification who = token == null ? given() : as(token);
      told.append(who.get(address).asString());
    }
    for (Map.Entry<Secret, String> secret : secrets.entrySet()) {
      assertThat(told.toString().contains(secret.getValue()))
          .as("%s sees %s", asker, secret.getKey())
          .isEqualTo(expected.contains(secret.getKey()));
    }
  }

  private List<String> addresses() {
    String self = "/api/records/" + record;
    return List.of(
        self,
        self + "?expand=1",
        self + "/versions",
        self + "/communities",
        self + "/communities-suggestions",
        self + "/requests",
        self + "/access/links",
        self + "/access/grants",
        self + "/access/users",
        self + "/access/groups",
        self + "/export/json",
        self + "/draft",
        "/api/records?q=id:" + record,
        "/api/user/records",
        "/api/user/records?shared_with_me=true",
        "/api/requests?size=100",
        "/api/user/requests",
        "/api/user/requests?shared_with_me=true",
        "/api/communities/" + asked + "/requests",
        "/api/requests/" + inclusion,
        "/api/requests/" + inclusion + "/timeline",
        "/api/requests/" + access,
        "/api/requests/" + access + "/timeline");
  }
}
