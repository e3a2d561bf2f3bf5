package org.reperio.api.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.act;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.community.Communities;
import org.reperio.community.CommunityAccess;
import org.reperio.community.ReviewPolicy;
import org.reperio.notification.Mails;
import org.reperio.test.TestServices;

/** Requests, their timelines and their lists, as clients of InvenioRDM expect them. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RequestContractTest {

  private static final String SAYS = "{\"payload\": {\"content\": \"%s\", \"format\": \"html\"}}";

  @Inject ApiClient client;
  @Inject Communities communities;
  @Inject Mails mails;
  @Inject ObjectMapper mapper;

  ApiClient.User owner;
  ApiClient.User curator;
  UUID community;
  String draft;

  @BeforeEach
  void draftForACommunity() {
    owner = client.user();
    community = client.community();
    curator = client.member(community, CommunityRole.CURATOR);
    draft = draft(owner.token(), MINIMAL);
  }

  private String review() {
    return ApiClient.choose(owner, draft, community).extract().path("id");
  }

  private String submitted() {
    String request = review();
    as(owner.token())
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(202);
    return request;
  }

  private static ValidatableResponse say(ApiClient.User who, String request, String text) {
    return as(who.token())
        .body(SAYS.formatted(text))
        .post("/api/requests/{id}/comments", request)
        .then();
  }

  private static ValidatableResponse timeline(ApiClient.User who, String request) {
    return as(who.token()).get("/api/requests/{id}/timeline", request).then().statusCode(200);
  }

  private static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void aRequestHasTheMembersThatItHasThere() throws Exception {
    String id = review();
    JsonNode request = mapper.readTree(as(owner.token()).get("/api/requests/{id}", id).asString());
    assertThat(names(request))
        .containsExactlyInAnyOrder(
            "id",
            "created",
            "updated",
            "revision_id",
            "number",
            "type",
            "title",
            "status",
            "is_open",
            "is_closed",
            "is_expired",
            "expires_at",
            "created_by",
            "receiver",
            "topic",
            "last_reply",
            "last_activity_at",
            "links");
    assertThat(request.get("type").asText()).isEqualTo("community-submission");
    assertThat(request.get("status").asText()).isEqualTo("created");
    assertThat(request.get("is_open").asBoolean()).isFalse();
    assertThat(request.get("is_closed").asBoolean()).isFalse();
    assertThat(request.get("is_expired").asBoolean()).isFalse();
    assertThat(request.get("expires_at").isNull()).isTrue();
    assertThat(request.get("last_reply").isNull()).isTrue();
    assertThat(request.get("last_activity_at")).isEqualTo(request.get("updated"));
    assertThat(request.get("created_by").toString())
        .isEqualTo("{\"user\":\"%d\"}".formatted(owner.id()));
    assertThat(request.get("receiver").toString())
        .isEqualTo("{\"community\":\"%s\"}".formatted(community));
    assertThat(request.get("topic").toString()).isEqualTo("{\"record\":\"%s\"}".formatted(draft));
    assertThat(names(request.get("links")))
        .containsExactlyInAnyOrder(
            "self", "self_html", "comments", "timeline", "timeline_focused", "actions");
    assertThat(names(request.at("/links/actions"))).containsExactly("submit");
    assertThat(request.at("/links/actions/submit").asText())
        .endsWith("/api/requests/" + id + "/actions/submit");
    act(owner, id, "submit").statusCode(200).body("is_open", equalTo(true));
    as(owner.token())
        .get("/api/requests/{id}", id)
        .then()
        .body("links.actions.keySet()", contains("cancel"));
    as(curator.token())
        .get("/api/requests/{id}", id)
        .then()
        .body("links.actions.keySet()", contains("accept", "decline"));
    act(owner, id, "cancel").statusCode(200).body("is_closed", equalTo(true));
    as(owner.token())
        .get("/api/requests/{id}", id)
        .then()
        .body("links.actions", equalTo(new java.util.HashMap<>()));
  }

  @Test
  void beingSubmittedIsNoEventAndEachLaterStepIsOne() {
    String id = submitted();
    timeline(owner, id).body("hits.total", equalTo(0));
    say(owner, id, "First").statusCode(201);
    timeline(owner, id)
        .body("hits.hits[0].payload.content", equalTo("First"))
        .body("hits.total", equalTo(1));
    as(curator.token())
        .body(SAYS.formatted("Sorry"))
        .post("/api/requests/{id}/actions/decline", id)
        .then()
        .statusCode(200);
    timeline(owner, id)
        .body("hits.hits.type", contains("C", "L", "C"))
        .body("hits.hits[1].payload.event", equalTo("declined"))
        .body("hits.hits[1].payload.format", equalTo("html"))
        .body("hits.hits[1].created_by.user", equalTo(Long.toString(curator.id())))
        .body("hits.hits[2].payload.content", equalTo("Sorry"))
        .body("sortBy", equalTo("oldest"))
        .body("links.keySet()", contains("self"));
    as(owner.token())
        .queryParam("sort", "newest")
        .queryParam("size", 1)
        .get("/api/requests/{id}/timeline", id)
        .then()
        .body("hits.hits.payload.content", contains("Sorry"))
        .body("links.keySet()", contains("self", "next"));
  }

  @Test
  void aTrustedSubmissionSaysWhyItWasAccepted() {
    communities.govern(Identity.ofSystem(), community, CommunityAccess.reviewed(ReviewPolicy.OPEN));
    draft = draft(curator.token(), MINIMAL);
    owner = curator;
    String id = review();
    as(curator.token())
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(202)
        .body("status", equalTo("accepted"))
        .body("links.next_html", org.hamcrest.Matchers.endsWith("/records/" + draft));
    timeline(curator, id)
        .body("hits.hits.type", contains("L", "C"))
        .body("hits.hits.created_by.user", contains("system", "system"))
        .body("hits.hits[0].payload.event", equalTo("accepted"));
  }

  @Test
  void aCommentHasTheMembersThatItHasThere() throws Exception {
    String id = review();
    as(curator.token())
        .body(SAYS.formatted("x"))
        .post("/api/requests/{id}/comments", id)
        .then()
        .statusCode(403);
    String comment = say(owner, id, "Mine").statusCode(201).extract().path("id");
    JsonNode json =
        mapper.readTree(
            as(owner.token()).get("/api/requests/{id}/comments/{c}", id, comment).asString());
    assertThat(names(json))
        .containsExactlyInAnyOrder(
            "id",
            "created",
            "updated",
            "revision_id",
            "type",
            "created_by",
            "permissions",
            "parent_id",
            "payload",
            "links");
    assertThat(json.get("revision_id").asInt()).isEqualTo(1);
    assertThat(json.get("parent_id").isNull()).isTrue();
    assertThat(json.get("permissions").toString())
        .isEqualTo(
            "{\"can_update_comment\":true,\"can_delete_comment\":true,\"can_reply_comment\":true}");
    assertThat(names(json.get("links")))
        .containsExactly("self", "self_html", "reply", "replies", "replies_focused");
    assertThat(json.at("/links/self_html").asText()).endsWith("#commentevent-" + comment);
    act(owner, id, "submit").statusCode(200);
    timeline(curator, id)
        .body("hits.hits[0].permissions.can_update_comment", equalTo(false))
        .body("hits.hits[0].permissions.can_reply_comment", equalTo(true))
        .body("hits.hits[0].children", hasSize(0))
        .body("hits.hits[0].children_count", equalTo(0));
    as(owner.token())
        .header("If-Match", 1)
        .body(SAYS.formatted("Better"))
        .put("/api/requests/{id}/comments/{c}", id, comment)
        .then()
        .statusCode(200)
        .body("revision_id", equalTo(2));
    as(owner.token())
        .header("If-Match", 1)
        .body(SAYS.formatted("Late"))
        .put("/api/requests/{id}/comments/{c}", id, comment)
        .then()
        .statusCode(412);
    as(owner.token())
        .header("If-Match", 1)
        .delete("/api/requests/{id}/comments/{c}", id, comment)
        .then()
        .statusCode(412);
    as(owner.token())
        .get("/api/requests/{id}/comments/{c}", id, comment)
        .then()
        .body("payload.content", equalTo("Better"));
    assertThat(mails.newest(curator.email()).orElseThrow().subject()).contains("Review requested");
    say(owner, id, "See &amp; <b>hear</b>").statusCode(201);
    assertThat(mails.newest(curator.email()).orElseThrow().body()).contains("See &  hear");
  }

  @Test
  void whatIsNoCommentIsRefusedByItsField() {
    String id = review();
    for (String body : new String[] {"{}", "{\"payload\": null}"}) {
      as(owner.token())
          .body(body)
          .post("/api/requests/{id}/comments", id)
          .then()
          .statusCode(400)
          .body("message", equalTo("A validation error occurred."))
          .body("errors[0].field", equalTo("payload"))
          .body("errors[0].messages", contains("Missing data for required field."));
    }
    for (String text : new String[] {"", "<script>x</script>"}) {
      say(owner, id, text)
          .statusCode(400)
          .body("errors[0].field", equalTo("payload.content"))
          .body("errors[0].messages", contains("Shorter than minimum length 1."));
    }
    as(owner.token())
        .body("{\"payload\": {\"content\": 5}}")
        .post("/api/requests/{id}/comments", id)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("payload.content"));
    as(owner.token())
        .body("{\"payload\": {\"content\": \"\"}}")
        .post("/api/requests/{id}/actions/submit", id)
        .then()
        .statusCode(400);
    as(owner.token()).get("/api/requests/{id}", id).then().body("status", equalTo("created"));
    as(owner.token())
        .body("{}")
        .post("/api/requests/{id}/actions/submit", id)
        .then()
        .statusCode(200);
  }

  @Test
  void commentsAreAnsweredOnceDeep() {
    String id = submitted();
    String comment = say(owner, id, "Question").extract().path("id");
    String reply = null;
    for (int i = 1; i <= 6; i++) {
      reply =
          as(curator.token())
              .body(SAYS.formatted("Answer " + i))
              .post("/api/requests/{id}/comments/{c}/reply", id, comment)
              .then()
              .statusCode(201)
              .body("parent_id", equalTo(comment))
              .body("links.keySet()", contains("self", "self_html"))
              .extract()
              .path("id");
    }
    as(owner.token())
        .body(SAYS.formatted("Deeper"))
        .post("/api/requests/{id}/comments/{c}/reply", id, reply)
        .then()
        .statusCode(400);
    timeline(owner, id)
        .body("hits.total", equalTo(1))
        .body("hits.hits[0].children_count", equalTo(6))
        .body(
            "hits.hits[0].children.payload.content",
            contains("Answer 6", "Answer 5", "Answer 4", "Answer 3", "Answer 2"));
    as(owner.token())
        .queryParam("size", 2)
        .queryParam("page", 2)
        .get("/api/requests/{id}/comments/{c}/replies", id, comment)
        .then()
        .body("hits.total", equalTo(6))
        .body("hits.hits.payload.content", contains("Answer 3", "Answer 4"))
        .body("links.keySet()", contains("self", "prev", "next"));
    as(curator.token()).delete("/api/requests/{id}/comments/{c}", id, reply).then().statusCode(204);
    as(owner.token())
        .get("/api/requests/{id}/comments/{c}", id, reply)
        .then()
        .body("type", equalTo("L"))
        .body("parent_id", equalTo(comment));
    as(client.token())
        .get("/api/requests/{id}/comments/{c}/replies", id, comment)
        .then()
        .statusCode(403);
    String other = say(owner, id, "Later").extract().path("id");
    as(owner.token())
        .queryParam("focus_event_id", other)
        .queryParam("size", 1)
        .get("/api/requests/{id}/timeline_focused", id)
        .then()
        .body("page", equalTo(2))
        .body("hits.hits.id", contains(other));
    as(owner.token())
        .queryParam("focus_event_id", UUID.randomUUID().toString())
        .queryParam("size", 1)
        .get("/api/requests/{id}/timeline_focused", id)
        .then()
        .body("page", equalTo(1))
        .body("hits.hits.id", contains(comment));
    as(owner.token())
        .queryParam("focus_event_id", reply)
        .queryParam("size", 2)
        .get("/api/requests/{id}/comments/{c}/replies_focused", id, comment)
        .then()
        .body("page", equalTo(1))
        .body("hits.hits[0].id", equalTo(reply));
  }

  @Test
  void stepsAreForThoseWhoMayAndInTheirOrder() {
    String id = review();
    act(curator, id, "accept")
        .statusCode(400)
        .body("message", org.hamcrest.Matchers.startsWith("Error for action 'accept'"));
    act(curator, id, "submit").statusCode(403);
    act(owner, id, "accept").statusCode(403);
    act(owner, id, "cancel").statusCode(400);
    act(owner, id, "expire").statusCode(403);
    act(client.user("administration"), id, "expire").statusCode(403);
    act(owner, id, "dance")
        .statusCode(400)
        .body("message", equalTo("Error for action 'dance': No such action available"));
    act(owner, id, "submit").statusCode(200);
    act(owner, id, "submit").statusCode(400);
    act(client.user(), id, "accept").statusCode(403);
    given()
        .contentType("application/json")
        .post("/api/requests/{id}/actions/accept", id)
        .then()
        .statusCode(403);
    act(owner, UUID.randomUUID().toString(), "cancel").statusCode(404);
    act(owner, "no-uuid", "cancel").statusCode(404);
    act(curator, id, "decline").statusCode(200);
    act(curator, id, "accept").statusCode(400);
  }

  @Test
  void aCommunityForMembersTakesNothingFromOthersInAnyWay() {
    communities.govern(
        Identity.ofSystem(), community, CommunityAccess.reviewed(ReviewPolicy.CLOSED).forMembers());
    String id = review();
    String refused = "Submission to this community is only allowed to community members.";
    as(owner.token())
        .body("{}")
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(403)
        .body("message", equalTo(refused));
    act(owner, id, "submit").statusCode(403).body("message", equalTo(refused));
    given()
        .contentType("application/json")
        .body("{}")
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(403)
        .body("message", equalTo("Permission denied."));
    as(owner.token()).get("/api/requests/{id}", id).then().body("status", equalTo("created"));
  }

  @Test
  void aPublicRecordForARestrictedCommunityIsRefusedWhenItIsAccepted() {
    communities.govern(
        Identity.ofSystem(), community, CommunityAccess.reviewed(ReviewPolicy.CLOSED).restricted());
    String denied = review();
    as(owner.token())
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(403);
    act(owner, denied, "submit").statusCode(403);
    var reader = client.member(community, CommunityRole.READER);
    owner = reader;
    draft = draft(reader.token(), MINIMAL);
    String id = submitted();
    act(curator, id, "accept")
        .statusCode(400)
        .body("message", equalTo("A public record cannot be included in a restricted community."));
    as(reader.token()).get("/api/requests/{id}", id).then().body("status", equalTo("submitted"));
    as(reader.token())
        .body(ApiClient.restricted(MINIMAL))
        .put("/api/records/{id}/draft", draft)
        .then()
        .statusCode(200);
    act(curator, id, "accept").statusCode(200);
  }

  @Test
  void aRequestIsDeletedOnlyBeforeItIsSubmitted() {
    String id = review();
    as(curator.token()).delete("/api/requests/{id}", id).then().statusCode(403);
    as(owner.token()).delete("/api/requests/{id}", id).then().statusCode(204);
    as(owner.token()).get("/api/requests/{id}", id).then().statusCode(404);
    as(owner.token()).get("/api/records/{id}/draft/review", draft).then().statusCode(404);
    String next = submitted();
    as(owner.token()).delete("/api/requests/{id}", next).then().statusCode(403);
    as(client.token("administration")).delete("/api/requests/{id}", next).then().statusCode(400);
  }

  @Test
  void titleAndDescriptionAreChangedUntilTheDecision() {
    String id = review();
    String body = "{\"title\": \"New\", \"description\": \"<b>Why</b><script>x</script>\"}";
    as(curator.token()).body(body).put("/api/requests/{id}", id).then().statusCode(403);
    as(owner.token())
        .body(body)
        .put("/api/requests/{id}", id)
        .then()
        .statusCode(200)
        .body("title", equalTo("New"))
        .body("description", equalTo("<b>Why</b>"));
    as(owner.token())
        .body("{\"title\": 5}")
        .put("/api/requests/{id}", id)
        .then()
        .statusCode(400)
        .body("errors.field", contains("title"));
    act(owner, id, "submit").statusCode(200);
    as(curator.token()).body(body).put("/api/requests/{id}", id).then().statusCode(200);
    act(curator, id, "decline").statusCode(200);
    as(owner.token()).body(body).put("/api/requests/{id}", id).then().statusCode(403);
  }

  @Test
  void listsAreFilteredSortedAndCounted() {
    String first = submitted();
    draft = draft(owner.token(), MINIMAL.replace("Glacier", "Snow"));
    String second = submitted();
    draft = draft(owner.token(), MINIMAL);
    String prepared = review();
    act(owner, second, "cancel").statusCode(200);
    say(owner, first, "Hello").statusCode(201);
    as(owner.token())
        .get("/api/user/requests")
        .then()
        .statusCode(200)
        .body("hits.hits.id", contains(second, first))
        .body("sortBy", equalTo("newest"))
        .body("aggregations.type.label", equalTo("Type"))
        .body("aggregations.type.buckets.key", contains("community-submission"))
        .body("aggregations.type.buckets[0].doc_count", equalTo(2))
        .body("aggregations.type.buckets[0].label", equalTo("Draft review"))
        .body("aggregations.type.buckets[0].is_selected", equalTo(false))
        .body("aggregations.status.buckets", hasSize(2));
    as(owner.token())
        .get("/api/requests")
        .then()
        .body("hits.hits.id", contains(prepared, second, first));
    listed("sort", "newestactivity", first, second);
    listed("sort", "oldestactivity", second, first);
    listed("sort", "oldest", first, second);
    listed("is_open", "true", first);
    listed("is_open", "false", second);
    listed("status", "cancelled", second);
    listed("f", "status:submitted", first);
    listed("type", "user-access-request");
    listed("q", "snow", second);
    listed("topic", "record:" + draft);
    listed("receiver", "community:" + community, second, first);
    listed("receiver", "community:x");
    listed("receiver", "nosuchthing:1", second, first);
    listed("created_by", "user:" + owner.id(), second, first);
    listed("shared_with_me", "true");
    as(owner.token())
        .queryParam("status", "cancelled")
        .get("/api/user/requests")
        .then()
        .body("aggregations.status.buckets", hasSize(2))
        .body("hits.total", equalTo(1));
    for (String wrong : new String[] {"page=0", "size=0", "size=x", "is_open=perhaps", "topic=x"}) {
      as(owner.token())
          .get("/api/requests?" + wrong)
          .then()
          .statusCode(400)
          .body("message", equalTo("Invalid querystring parameters."))
          .body("errors[0].field", equalTo(wrong.split("=")[0]));
    }
    as(owner.token()).get("/api/requests?sort=backwards").then().statusCode(400);
    as(owner.token())
        .get("/api/requests/{id}", first)
        .then()
        .body("last_reply.created_by.user", equalTo(Long.toString(owner.id())))
        .body("last_reply.payload", nullValue())
        .body("last_activity_at", not(equalTo(null)));
    given().get("/api/user/requests").then().statusCode(403);
    as(owner.token())
        .queryParam("size", 1)
        .get("/api/user/requests")
        .then()
        .body(
            "links.next",
            org.hamcrest.Matchers.endsWith("/api/user/requests?page=2&size=1&sort=newest"));
  }

  private void listed(String parameter, String value, String... expected) {
    assertThat(
            as(owner.token())
                .queryParam(parameter, value)
                .get("/api/user/requests")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("hits.hits.id"))
        .as("%s=%s", parameter, value)
        .containsExactly(expected);
  }

  @Test
  void aCommunitysRequestsAreItsCurators() {
    String id = submitted();
    draft = draft(owner.token(), MINIMAL);
    review();
    as(curator.token())
        .get("/api/communities/{c}/requests", community)
        .then()
        .statusCode(200)
        .body("hits.hits.id", contains(id))
        .body("links.self", org.hamcrest.Matchers.containsString("/requests?page=1&size=25"));
    String slug = communities.find(community).orElseThrow().slug();
    as(curator.token())
        .get("/api/communities/{c}/requests?is_open=false", slug)
        .then()
        .body("hits.total", equalTo(0));
    as(client.member(community, CommunityRole.READER).token())
        .get("/api/communities/{c}/requests", community)
        .then()
        .statusCode(403);
    as(owner.token()).get("/api/communities/{c}/requests", community).then().statusCode(403);
    given().get("/api/communities/{c}/requests", community).then().statusCode(403);
    as(owner.token()).get("/api/communities/nowhere/requests").then().statusCode(404);
    as(curator.token()).get("/api/user/requests").then().body("hits.total", equalTo(0));
  }

  @Test
  void whoSharesTheDraftFollowsItsReview() {
    var friend = client.user();
    as(owner.token())
        .body(
            "{\"grants\": [{\"permission\": \"preview\", \"subject\": {\"type\": \"user\", \"id\": \"%d\"}}]}"
                .formatted(friend.id()))
        .post("/api/records/{id}/access/grants", draft)
        .then()
        .statusCode(201);
    String id = review();
    as(friend.token()).get("/api/requests/{id}", id).then().statusCode(403);
    as(friend.token())
        .get("/api/user/requests?shared_with_me=true")
        .then()
        .body("hits.total", equalTo(0));
    act(owner, id, "submit").statusCode(200);
    as(friend.token())
        .get("/api/requests/{id}", id)
        .then()
        .statusCode(200)
        .body("links.actions.keySet()", hasSize(0));
    as(friend.token())
        .get("/api/user/requests?shared_with_me=true")
        .then()
        .body("hits.hits.id", contains(id));
    as(friend.token()).get("/api/user/requests").then().body("hits.total", equalTo(0));
    say(friend, id, "I am with you").statusCode(201);
    act(friend, id, "cancel").statusCode(403);
    act(friend, id, "accept").statusCode(403);
    String link =
        as(owner.token())
            .body("{\"permission\": \"preview\"}")
            .post("/api/records/{id}/access/links", draft)
            .then()
            .extract()
            .path("token");
    given().queryParam("token", link).get("/api/requests/{id}", id).then().statusCode(403);
    as(client.token())
        .queryParam("token", link)
        .get("/api/requests/{id}", id)
        .then()
        .statusCode(403);
  }

  @Test
  void theDiscussionOutlivesTheDraft() {
    String id = submitted();
    say(curator, id, "What a pity").statusCode(201);
    act(curator, id, "decline").statusCode(200);
    as(owner.token()).delete("/api/records/{id}/draft", draft).then().statusCode(204);
    as(owner.token())
        .get("/api/requests/{id}", id)
        .then()
        .statusCode(200)
        .body("status", equalTo("declined"))
        .body("topic.record", equalTo(draft));
    timeline(curator, id)
        .body("hits.hits.payload.content", org.hamcrest.Matchers.hasItem("What a pity"));
    as(owner.token()).get("/api/user/requests").then().body("hits.hits.id", contains(id));
  }
}
