package org.reperio.api.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.act;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
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

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ReviewTest {

  @Inject ApiClient client;
  @Inject Communities communities;
  @Inject Mails mails;

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

  private void review(String document) {
    ApiClient.choose(owner, document, community)
        .body("status", equalTo("created"))
        .body("receiver.community", equalTo(community.toString()))
        .body("topic.record", equalTo(document))
        .body("links.actions", hasKey("submit"));
  }

  private String submit() {
    review(draft);
    return ApiClient.submit(owner, draft);
  }

  @Test
  void anAcceptedReviewPublishesInTheCommunity() {
    String request = submit();
    assertThat(mails.newest(curator.email())).isPresent();
    as(curator.token()).get("/api/records/{id}/draft", draft).then().statusCode(200);
    as(curator.token())
        .body("{\"payload\": {\"content\": \"Welcome!\", \"format\": \"html\"}}")
        .post("/api/requests/{id}/actions/accept", request)
        .then()
        .statusCode(200)
        .body("status", equalTo("accepted"))
        .body("is_closed", equalTo(true));
    given()
        .get("/api/records/{id}", draft)
        .then()
        .statusCode(200)
        .body("parent.communities.ids", contains(community.toString()))
        .body("parent.communities.default", equalTo(community.toString()));
    as(owner.token())
        .get("/api/requests/{id}/timeline", request)
        .then()
        .body("hits.hits.type", contains("C", "L", "C"))
        .body("hits.hits.payload.content", hasItem("Welcome!"));
  }

  @Test
  void aDeclinedDraftCanBeHandedInAgain() {
    String request = submit();
    as(curator.token())
        .post("/api/requests/{id}/actions/decline", request)
        .then()
        .statusCode(200)
        .body("status", equalTo("declined"));
    as(curator.token()).get("/api/records/{id}/draft", draft).then().statusCode(403);
    as(owner.token())
        .get("/api/records/{id}/draft/review", draft)
        .then()
        .body("status", equalTo("declined"));
    String again =
        as(owner.token())
            .post("/api/records/{id}/draft/actions/submit-review", draft)
            .then()
            .statusCode(202)
            .extract()
            .path("id");
    assertThat(again).isNotEqualTo(request);
  }

  @Test
  void whileItIsReviewedItIsNotPublishedPastTheReviewer() {
    String request = submit();
    publish(owner.token(), draft)
        .statusCode(400)
        .body("errors.field", contains("review"))
        .body(
            "message",
            equalTo(
                "You cannot publish a draft with an open review request. Please cancel the review"
                    + " request first."));
    as(owner.token()).delete("/api/records/{id}/draft/review", draft).then().statusCode(400);
    as(owner.token()).post("/api/requests/{id}/actions/cancel", request).then().statusCode(200);
    publish(owner.token(), draft).statusCode(202);
  }

  @Test
  void ofTwoWhoDecideAtOnceOneIsRefused() {
    String request = submit();
    var accepted =
        CompletableFuture.supplyAsync(() -> act(curator, request, "accept").extract().statusCode());
    var cancelled =
        CompletableFuture.supplyAsync(() -> act(owner, request, "cancel").extract().statusCode());
    assertThat(List.of(accepted.join(), cancelled.join()))
        .containsOnlyOnce(200)
        .allMatch(status -> List.of(200, 400, 409).contains(status));
    as(owner.token())
        .get("/api/requests/{id}", request)
        .then()
        .body("status", equalTo(accepted.join() == 200 ? "accepted" : "cancelled"));
  }

  @Test
  void onlyWhoIsAskedDecides() {
    String request = submit();
    as(owner.token()).post("/api/requests/{id}/actions/accept", request).then().statusCode(403);
    as(client.token()).get("/api/requests/{id}", request).then().statusCode(403);
    as(client.token()).post("/api/requests/{id}/actions/accept", request).then().statusCode(403);
    as(curator.token()).post("/api/requests/{id}/actions/cancel", request).then().statusCode(403);
    as(curator.token()).post("/api/requests/{id}/actions/dance", request).then().statusCode(400);
    as(curator.token()).post("/api/requests/{id}/actions/accept", request).then().statusCode(200);
    as(curator.token()).post("/api/requests/{id}/actions/decline", request).then().statusCode(400);
  }

  @Test
  void whatCannotBePublishedIsNotHandedIn() {
    draft = draft(owner.token(), "{\"metadata\": {\"title\": \"Unfinished\"}}");
    review(draft);
    as(owner.token())
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(400)
        .body("errors.field", hasItem("metadata.creators"));
    as(owner.token())
        .get("/api/records/{id}/draft/review", draft)
        .then()
        .body("status", equalTo("created"));
  }

  @Test
  void aCommunityThatTrustsItsCuratorsTakesTheirsAtOnce() {
    communities.govern(Identity.ofSystem(), community, CommunityAccess.reviewed(ReviewPolicy.OPEN));
    owner = curator;
    draft = draft(curator.token(), MINIMAL);
    review(draft);
    as(curator.token())
        .post("/api/records/{id}/draft/actions/submit-review", draft)
        .then()
        .statusCode(202)
        .body("status", equalTo("accepted"));
    given().get("/api/records/{id}", draft).then().statusCode(200);
  }

  @Test
  void aDraftWithoutReviewSaysSo() {
    as(owner.token()).get("/api/records/{id}/draft/review", draft).then().statusCode(404);
    as(owner.token())
        .body("{\"receiver\": {\"community\": \"nowhere\"}, \"type\": \"community-submission\"}")
        .put("/api/records/{id}/draft/review", draft)
        .then()
        .statusCode(400)
        .body("errors.field", contains("receiver.community"));
    review(draft);
    as(owner.token()).delete("/api/records/{id}/draft/review", draft).then().statusCode(204);
    as(owner.token()).get("/api/records/{id}/draft/review", draft).then().statusCode(404);
  }

  @Test
  void commentsAreChangedByThoseWhoMadeThem() {
    String request = submit();
    String comment =
        as(curator.token())
            .body("{\"payload\": {\"content\": \"Why <script>x</script>?\", \"format\": \"html\"}}")
            .post("/api/requests/{id}/comments", request)
            .then()
            .statusCode(201)
            .body("type", equalTo("C"))
            .body("payload.content", not(equalTo("Why <script>x</script>?")))
            .extract()
            .path("id");
    String body = "{\"payload\": {\"content\": \"Better\", \"format\": \"html\"}}";
    as(owner.token())
        .body(body)
        .put("/api/requests/{id}/comments/{c}", request, comment)
        .then()
        .statusCode(403);
    as(curator.token())
        .body(body)
        .put("/api/requests/{id}/comments/{c}", request, comment)
        .then()
        .statusCode(200)
        .body("payload.content", equalTo("Better"));
    as(curator.token())
        .delete("/api/requests/{id}/comments/{c}", request, comment)
        .then()
        .statusCode(204);
    as(owner.token())
        .get("/api/requests/{id}/comments/{c}", request, comment)
        .then()
        .body("type", equalTo("L"))
        .body("payload.event", equalTo("comment_deleted"))
        .body("payload.content", equalTo("comment was deleted"));
  }

  @Test
  void everybodySeesTheirOwnRequests() {
    String request = submit();
    as(owner.token())
        .get("/api/requests")
        .then()
        .statusCode(200)
        .body("hits.hits.id", contains(request));
    as(curator.token())
        .queryParam("is_open", true)
        .get("/api/requests")
        .then()
        .body("hits.hits.id", contains(request));
    as(client.token()).get("/api/requests").then().body("hits.total", equalTo(0));
    as(owner.token())
        .get("/api/records/{id}/requests", draft)
        .then()
        .body("hits.hits.id", contains(request));
    given().get("/api/requests").then().statusCode(403);
  }

  @Test
  void aPublishedRecordIsIncludedAndTakenOut() {
    String record = published(owner.token(), MINIMAL);
    String body = "{\"communities\": [{\"id\": \"%s\"}]}".formatted(community);
    String request =
        as(owner.token())
            .body(body)
            .post("/api/records/{id}/communities", record)
            .then()
            .statusCode(200)
            .body("processed[0].request.status", equalTo("submitted"))
            .body("processed[0].request_id", notNullValue())
            .extract()
            .path("processed[0].request_id");
    as(owner.token())
        .body(body)
        .post("/api/records/{id}/communities", record)
        .then()
        .statusCode(400)
        .body("errors[0].community_id", equalTo(community.toString()));
    as(curator.token()).post("/api/requests/{id}/actions/accept", request).then().statusCode(200);
    given()
        .get("/api/records/{id}/communities", record)
        .then()
        .body("hits.hits.id", contains(community.toString()));
    as(client.token())
        .body(body)
        .delete("/api/records/{id}/communities", record)
        .then()
        .statusCode(400)
        .body("errors[0].message", equalTo("Permission denied."));
    as(curator.token())
        .body(body)
        .delete("/api/records/{id}/communities", record)
        .then()
        .statusCode(200);
    given().get("/api/records/{id}/communities", record).then().body("hits.total", equalTo(0));
  }
}
