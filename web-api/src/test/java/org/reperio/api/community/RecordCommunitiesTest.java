package org.reperio.api.community;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.community.Communities;
import org.reperio.community.CommunityAccess;
import org.reperio.community.ReviewPolicy;
import org.reperio.test.TestServices;

/** The communities of a record, and the records of a community, as in InvenioRDM. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordCommunitiesTest {

  private static final String OF_RECORD = "/api/records/{id}/communities";

  @Inject ApiClient client;
  @Inject Communities communities;
  @Inject ObjectMapper mapper;

  ApiClient.User owner;
  UUID first;
  UUID second;
  String record;

  @BeforeEach
  void recordOfOneWhoIsTrustedByTwo() {
    first = client.community();
    second = client.community();
    owner = client.user();
    for (UUID community : new UUID[] {first, second}) {
      communities.enrol(Identity.ofSystem(), community, owner.id(), CommunityRole.CURATOR);
      communities.govern(
          Identity.ofSystem(), community, CommunityAccess.reviewed(ReviewPolicy.OPEN));
    }
    record = published(owner.token(), MINIMAL);
  }

  private static String ids(String list, Object... ids) {
    return "{\"%s\": [%s]}"
        .formatted(
            list,
            Arrays.stream(ids)
                .map("{\"id\": \"%s\"}"::formatted)
                .collect(Collectors.joining(", ")));
  }

  private ValidatableResponse add(String token, Object... ids) {
    return as(token).body(ids("communities", ids)).post(OF_RECORD, record).then();
  }

  private ValidatableResponse remove(String token, Object... ids) {
    return as(token).body(ids("communities", ids)).delete(OF_RECORD, record).then();
  }

  private ValidatableResponse makeDefault(String token, String json) {
    return as(token).body("{\"default\": %s}".formatted(json)).put(OF_RECORD, record).then();
  }

  private JsonNode inRecord() throws Exception {
    return mapper
        .readTree(given().get("/api/records/{id}", record).asString())
        .at("/parent/communities");
  }

  @Test
  void aRecordInNoneSaysNothing() throws Exception {
    assertThat(inRecord().toString()).isEqualTo("{}");
    as(owner.token())
        .get("/api/records/{id}/draft", draft(owner.token(), MINIMAL))
        .then()
        .body("parent.communities.keySet()", hasSize(0));
  }

  @Test
  void anEntryIsTheCommunity() throws Exception {
    add(owner.token(), first).statusCode(200).body("errors", nullValue());
    JsonNode inRecord = inRecord();
    var names = new ArrayList<String>();
    inRecord.at("/entries/0").fieldNames().forEachRemaining(names::add);
    assertThat(names)
        .containsExactly(
            "id",
            "created",
            "updated",
            "links",
            "revision_id",
            "slug",
            "metadata",
            "access",
            "custom_fields",
            "deletion_status",
            "children");
    JsonNode community =
        mapper.readTree(given().get(OF_RECORD, record).asString()).at("/hits/hits/0");
    for (String same : new String[] {"id", "created", "updated", "revision_id", "slug", "access"}) {
      assertThat(inRecord.at("/entries/0").get(same)).as(same).isEqualTo(community.get(same));
    }
    assertThat(inRecord.at("/entries/0/metadata/title").asText()).isEqualTo("Glaciologists");
    assertThat(inRecord.at("/entries/0/access/members_visibility").asText()).isEqualTo("public");
    assertThat(inRecord.at("/ids/0").asText()).isEqualTo(first.toString());
    assertThat(inRecord.get("default").asText()).isEqualTo(first.toString());
  }

  @Test
  void theDefaultIsSetAndTakenBack() {
    add(owner.token(), first, second).statusCode(200).body("processed", hasSize(2));
    makeDefault(owner.token(), "\"" + second + "\"")
        .statusCode(200)
        .body("communities.default", equalTo(second.toString()))
        .body("communities.ids", hasSize(2))
        .body("hits", nullValue());
    for (String none : new String[] {"null", "\"\""}) {
      makeDefault(owner.token(), none)
          .statusCode(200)
          .body("communities.default", nullValue())
          .body("communities.ids", hasSize(2));
      makeDefault(owner.token(), "\"" + first + "\"")
          .statusCode(200)
          .body("communities.default", equalTo(first.toString()));
    }
    makeDefault(owner.token(), "\"" + client.community() + "\"")
        .statusCode(400)
        .body(
            "message",
            equalTo(
                "Cannot set community as the default. The record has not been added to the community."));
    makeDefault(owner.token(), "5").statusCode(400).body("errors.field", contains("default"));
    as(owner.token())
        .body("{}")
        .put(OF_RECORD, record)
        .then()
        .statusCode(400)
        .body("errors.field", contains("default"));
    makeDefault(client.token(), "null").statusCode(403);
    given()
        .get("/api/records/{id}", record)
        .then()
        .body("parent.communities.default", equalTo(first.toString()));
    remove(owner.token(), first).statusCode(200);
    given()
        .get("/api/records/{id}", record)
        .then()
        .body("parent.communities.default", nullValue())
        .body("parent.communities.ids", contains(second.toString()));
    UUID third = client.community();
    communities.enrol(Identity.ofSystem(), third, owner.id(), CommunityRole.OWNER);
    communities.govern(Identity.ofSystem(), third, CommunityAccess.reviewed(ReviewPolicy.MEMBERS));
    add(owner.token(), third).statusCode(200);
    given().get("/api/records/{id}", record).then().body("parent.communities.default", nullValue());
  }

  @Test
  void whatCannotBeAddedSaysWhy() {
    add(owner.token(), first, "nowhere")
        .statusCode(200)
        .body("processed.community_id", contains(first.toString()))
        .body("errors[0].community_id", equalTo("nowhere"))
        .body("errors[0].message", equalTo("Community not found."));
    add(owner.token(), first)
        .statusCode(400)
        .body("processed", nullValue())
        .body("errors[0].message", equalTo("The record is already included in this community."));
    UUID asked = client.community();
    add(owner.token(), asked).statusCode(200).body("processed[0].request.is_open", equalTo(true));
    add(owner.token(), asked)
        .statusCode(400)
        .body(
            "errors[0].message",
            equalTo("There is already an open inclusion request for this community."));
    UUID closed = client.community();
    communities.govern(
        Identity.ofSystem(), closed, CommunityAccess.reviewed(ReviewPolicy.CLOSED).forMembers());
    add(owner.token(), closed)
        .statusCode(400)
        .body(
            "errors[0].message",
            equalTo("Submission to this community is only allowed to community members."));
    add(owner.token(), "x", "x").statusCode(400).body("errors.field", contains("communities"));
    add(owner.token()).statusCode(400).body("errors.field", contains("communities"));
    add(owner.token(), (Object[]) "a b c d e f g h i j k".split(" "))
        .statusCode(400)
        .body("errors.field", contains("communities"));
    as(owner.token())
        .body("{\"communities\": [{}]}")
        .post(OF_RECORD, record)
        .then()
        .statusCode(400)
        .body("errors.field", contains("communities.0.id"));
    add(client.token(), second).statusCode(403);
    as(owner.token())
        .body(ids("communities", first))
        .post(OF_RECORD, "none")
        .then()
        .statusCode(404);
    as(owner.token())
        .body(ids("communities", first))
        .post(OF_RECORD, draft(owner.token(), MINIMAL))
        .then()
        .statusCode(404);
  }

  @Test
  void aRestrictedCommunityRefusesAPublicRecordWhenItAccepts() {
    UUID hidden = client.community();
    communities.govern(
        Identity.ofSystem(), hidden, CommunityAccess.reviewed(ReviewPolicy.CLOSED).restricted());
    add(owner.token(), hidden)
        .statusCode(400)
        .body(
            "errors[0].message",
            equalTo("Submission to this community is only allowed to community members."));
    as(owner.token())
        .queryParam("q", communities.find(hidden).orElseThrow().slug())
        .get("/api/records/{id}/communities-suggestions", record)
        .then()
        .body("hits.hits", hasSize(0));
    communities.enrol(Identity.ofSystem(), hidden, owner.id(), CommunityRole.CURATOR);
    String request =
        add(owner.token(), hidden).statusCode(200).extract().path("processed[0].request_id");
    as(owner.token())
        .post("/api/requests/{id}/actions/accept", request)
        .then()
        .statusCode(400)
        .body("message", equalTo("A public record cannot be included in a restricted community."));
    as(owner.token()).post("/api/requests/{id}/actions/cancel", request).then().statusCode(200);
    communities.govern(
        Identity.ofSystem(), hidden, CommunityAccess.reviewed(ReviewPolicy.OPEN).restricted());
    add(owner.token(), hidden)
        .statusCode(400)
        .body(
            "errors[0].message",
            equalTo("A public record cannot be included in a restricted community."));
  }

  @Test
  void ofTwoWhoAddAtOnceOneIsTold() {
    UUID asked = client.community();
    var both =
        List.of(
            java.util.concurrent.CompletableFuture.supplyAsync(
                () -> add(owner.token(), asked).extract().statusCode()),
            java.util.concurrent.CompletableFuture.supplyAsync(
                () -> add(owner.token(), asked).extract().statusCode()));
    assertThat(both.stream().map(java.util.concurrent.CompletableFuture::join))
        .containsExactlyInAnyOrder(200, 400);
  }

  @Test
  void aCuratorOfOneRemovesFromThatOneOnly() {
    add(owner.token(), first, second).statusCode(200);
    var curator = client.member(first, CommunityRole.CURATOR);
    remove(curator.token(), second)
        .statusCode(400)
        .body("errors[0].community", equalTo(second.toString()))
        .body("errors[0].message", equalTo("Permission denied."));
    remove(client.token(), first).statusCode(400);
    remove(owner.token(), "wrong", first)
        .statusCode(200)
        .body("errors", hasSize(1))
        .body("errors[0].community", equalTo("wrong"));
    remove(owner.token(), "wrong").statusCode(400);
    given().get(OF_RECORD, record).then().body("hits.hits.id", contains(second.toString()));
  }

  @Test
  void curatorsRemoveRecordsFromTheirCommunity() {
    add(owner.token(), first).statusCode(200);
    String records = "/api/communities/{c}/records";
    as(client.member(first, CommunityRole.READER).token())
        .body(ids("records", record))
        .delete(records, first)
        .then()
        .statusCode(403);
    given()
        .contentType("application/json")
        .body(ids("records", record))
        .delete(records, first)
        .then()
        .statusCode(403);
    var curator = client.member(first, CommunityRole.CURATOR);
    as(curator.token())
        .body(ids("records", "wrong", record))
        .delete(records, communities.find(first).orElseThrow().slug())
        .then()
        .statusCode(200)
        .body("errors.record", contains("wrong"))
        .body("errors[0].message", equalTo("The record does not exist."));
    as(curator.token())
        .body(ids("records", record))
        .delete(records, first)
        .then()
        .statusCode(200)
        .body("errors.record", contains(record));
    given().get(OF_RECORD, record).then().body("hits.total", equalTo(0));
    for (String body : new String[] {"{}", ids("records"), ids("records", "a", "a")}) {
      as(curator.token())
          .body(body)
          .delete(records, first)
          .then()
          .statusCode(400)
          .body("errors.field", contains("records"));
    }
    as(curator.token())
        .body(ids("records", record))
        .delete(records, "nowhere")
        .then()
        .statusCode(404);
    as(client.token("administration"))
        .body(ids("records", record))
        .delete(records, first)
        .then()
        .statusCode(200);
  }

  @Test
  void suggestionsLeaveOutWhatHasBeenAsked() {
    UUID asked = client.community();
    String slug = communities.find(asked).orElseThrow().slug();
    String suggestions = "/api/records/{id}/communities-suggestions";
    as(owner.token())
        .queryParam("q", slug)
        .get(suggestions, record)
        .then()
        .body("hits.hits.id", contains(asked.toString()));
    add(owner.token(), asked).statusCode(200);
    as(owner.token())
        .queryParam("q", slug)
        .get(suggestions, record)
        .then()
        .body("hits.hits", hasSize(0));
    as(owner.token())
        .queryParam("membership", true)
        .get(suggestions, record)
        .then()
        .body("hits.total", equalTo(2));
    given().get(suggestions, record).then().statusCode(403);
  }
}
