package org.reperio.api.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.request.Requests;
import org.reperio.test.TestServices;

/** Drafts that begin with a review, and what becomes of a review when its draft goes. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class DraftWithReviewTest {

  @Inject ApiClient client;
  @Inject Requests requests;
  @Inject Sql sql;

  ApiClient.User owner;
  ApiClient.User curator;
  UUID community;

  @BeforeEach
  void people() {
    owner = client.user();
    community = client.community();
    curator = client.member(community, CommunityRole.CURATOR);
  }

  private ValidatableResponse create(String review) {
    return as(owner.token())
        .body(MINIMAL.replaceFirst("\\{", "{\"parent\": {\"review\": " + review + "}, "))
        .post("/api/records")
        .then();
  }

  private String review() {
    return ApiClient.reviewBy(community);
  }

  private String draftWithReview() {
    return create(review()).statusCode(201).extract().path("id");
  }

  private String submit(String draft) {
    return ApiClient.submit(owner, draft);
  }

  private ValidatableResponse discard(String draft) {
    return as(owner.token()).delete("/api/records/{id}/draft", draft).then();
  }

  private void act(String request, String action) {
    ApiClient.act(action.equals("cancel") ? owner : curator, request, action).statusCode(200);
  }

  @Test
  void oneCallMakesADraftAndChoosesItsReviewer() {
    String id =
        create(review())
            .statusCode(201)
            .body("status", equalTo("draft_with_review"))
            .body("parent.review.type", equalTo("community-submission"))
            .body("parent.review.receiver.community", equalTo(community.toString()))
            .body("parent.review.id", notNullValue())
            .body("links", hasKey("submit-review"))
            .extract()
            .path("id");
    act(submit(id), "accept");
    as(owner.token())
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .body("parent", not(hasKey("review")))
        .body("parent.communities.default", equalTo(community.toString()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"type\": \"invalid\", \"receiver\": {\"community\": \"%s\"}} | parent.review.type",
        "{\"type\": 5, \"receiver\": {\"community\": \"%s\"}} | parent.review.type",
        "{\"receiver\": {\"community\": \"%s\"}} | parent.review.type",
        "{} | parent.review.type",
        "[] | parent.review",
        "\"x\" | parent.review",
        "{\"type\": \"community-submission\"} | parent.review.receiver.community",
        "{\"type\": \"community-submission\", \"receiver\": null} |"
            + " parent.review.receiver.community",
        "{\"type\": \"community-submission\", \"receiver\": {\"community\": \"nowhere\"}} |"
            + " parent.review.receiver.community"
      })
  void aReviewThatIsNoneKeepsTheDraftFromBeingMade(String review, String field) {
    long before = sql.count("select count(*) from draft");
    create(review.replace("%s", community.toString()))
        .statusCode(400)
        .body("errors.field", hasItems(field));
    assertThat(sql.count("select count(*) from draft")).isEqualTo(before);
  }

  @Test
  void noReviewIsNoReview() {
    create("null").statusCode(201).body("status", equalTo("draft"));
  }

  /** As there: the review of a draft has an address of its own. */
  @Test
  void anUpdateDoesNotChangeTheReview() {
    String id = draftWithReview();
    as(owner.token())
        .body(MINIMAL.replaceFirst("\\{", "{\"parent\": {\"review\": {\"type\": \"x\"}}, "))
        .put("/api/records/{id}/draft", id)
        .then()
        .statusCode(200)
        .body("parent.review.receiver.community", equalTo(community.toString()));
  }

  @Test
  void aDraftUnderReviewIsNotThrownAway() {
    String id = draftWithReview();
    String request = submit(id);
    discard(id)
        .statusCode(400)
        .body(
            "message",
            equalTo(
                "You cannot delete a draft with an open review. Please cancel the review first."));
    as(curator.token())
        .get("/api/requests/{id}/timeline", request)
        .then()
        .body("hits.hits.payload.content", hasItems("Please look."));
    as(owner.token()).get("/api/records/{id}/draft", id).then().statusCode(200);
    act(request, "cancel");
    discard(id).statusCode(204);
  }

  @ParameterizedTest
  @ValueSource(strings = {"decline", "cancel"})
  void whatWasDiscussedOutlivesTheDraft(String action) {
    String id = draftWithReview();
    String request = submit(id);
    act(request, action);
    discard(id).statusCode(204);
    for (ApiClient.User one : List.of(owner, curator)) {
      as(one.token())
          .get("/api/requests/{id}", request)
          .then()
          .statusCode(200)
          .body("status", equalTo(action.equals("cancel") ? "cancelled" : "declined"))
          .body("topic.record", equalTo(id));
      as(one.token())
          .get("/api/requests/{id}/timeline", request)
          .then()
          .statusCode(200)
          .body("hits.hits.payload.content", hasItems("Please look."));
      as(one.token()).get("/api/requests").then().body("hits.hits.id", hasItems(request));
    }
  }

  @Test
  void aReviewThatNobodyDecidedInTimeCanBeAskedForAgain() {
    String id = draftWithReview();
    String request = submit(id);
    requests.act(Identity.ofSystem(), request, "expire", null);
    as(owner.token())
        .get("/api/records/{id}/draft", id)
        .then()
        .body("status", equalTo("expired"))
        .body("parent.review.id", equalTo(request));
    assertThat(submit(id)).isNotEqualTo(request);
    as(owner.token())
        .get("/api/records/{id}/draft", id)
        .then()
        .body("status", equalTo("in_review"));
  }

  @Test
  void whatWasNeverAskedGoesWithTheDraft() {
    String id = draftWithReview();
    String request =
        as(owner.token()).get("/api/records/{id}/draft/review", id).then().extract().path("id");
    discard(id).statusCode(204);
    as(owner.token()).get("/api/requests/{id}", request).then().statusCode(404);
  }

  /** Either the request is there with its draft, or neither is. */
  @Test
  void oneWhoHandsInWhileAnotherDiscardsLosesNothing() {
    for (int i = 0; i < 5; i++) {
      String id = draftWithReview();
      var submitted =
          CompletableFuture.supplyAsync(
              () ->
                  as(owner.token())
                      .post("/api/records/{id}/draft/actions/submit-review", id)
                      .statusCode());
      var discarded =
          CompletableFuture.supplyAsync(
              () -> as(owner.token()).delete("/api/records/{id}/draft", id).statusCode());
      assertThat(List.of(submitted.join(), discarded.join()))
          .isIn(
              List.of(202, 400),
              List.of(202, 409),
              List.of(404, 204),
              List.of(409, 204),
              List.of(400, 204));
      int draft = as(owner.token()).get("/api/records/{id}/draft", id).statusCode();
      assertThat(draft).isEqualTo(submitted.join() == 202 ? 200 : 404);
    }
  }

  @Test
  void anotherCommunityIsChosenOnlyWhileNoneIsReviewing() {
    String id = draftWithReview();
    String request = submit(id);
    as(owner.token())
        .body(review())
        .put("/api/records/{id}/draft/review", id)
        .then()
        .statusCode(400)
        .body("message", equalTo("An open review cannot be deleted."));
    as(curator.token()).get("/api/requests/{id}", request).then().body("is_open", equalTo(true));
    act(request, "decline");
    as(owner.token())
        .body(review())
        .put("/api/records/{id}/draft/review", id)
        .then()
        .statusCode(200)
        .body("id", not(equalTo(request)));
    as(curator.token())
        .get("/api/requests/{id}", request)
        .then()
        .statusCode(200)
        .body("status", equalTo("declined"));
  }

  @Test
  void aDraftThatWasDeclinedIsPublishedWithoutTheCommunity() {
    String id = draftWithReview();
    String request = submit(id);
    act(request, "decline");
    ApiClient.publish(owner.token(), id).statusCode(202);
    as(owner.token())
        .post("/api/records/{id}/versions", id)
        .then()
        .statusCode(201)
        .body("status", equalTo("new_version_draft"))
        .body("parent", not(hasKey("review")));
    as(curator.token()).get("/api/requests/{id}", request).then().statusCode(200);
  }

  @Test
  void aDraftOfItsOwnIsStillThrownAway() {
    String id = draft(owner.token(), MINIMAL);
    discard(id).statusCode(204);
    as(owner.token()).get("/api/records/{id}/draft", id).then().statusCode(404);
  }
}
