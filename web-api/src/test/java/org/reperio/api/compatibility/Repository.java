package org.reperio.api.compatibility;

import static org.reperio.api.ApiClient.as;

import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.reperio.access.CommunityRole;
import org.reperio.api.ApiClient;

/** The subjects of the operations: people, drafts, records, files, a community. */
final class Repository {

  static final String KEY = "levels.csv";
  static final byte[] CONTENT = "day,level\n2024-11-03,1.7\n".getBytes(StandardCharsets.US_ASCII);
  static final String DOCUMENT =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": true},
       "metadata": {"title": "Levels of the Spree", "publication_date": "2024-11-03",
         "publisher": "Reperio", "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Jadwiga",
           "family_name": "Nowotny"}}]}}\
      """;

  final ApiClient.User owner;
  final ApiClient.User curator;
  final ApiClient.User administrator;
  final UUID community;

  Repository(ApiClient client) {
    owner = client.user();
    administrator = client.user("administration");
    community = client.community();
    curator = client.member(community, CommunityRole.CURATOR);
  }

  String draft() {
    return ApiClient.draft(owner.token(), DOCUMENT);
  }

  String draftWithFile() {
    String id = draft();
    announce(id).then().statusCode(201);
    send(id).then().statusCode(200);
    as(owner.token())
        .post("/api/records/{id}/draft/files/{key}/commit", id, KEY)
        .then()
        .statusCode(200);
    return id;
  }

  Response announce(String id) {
    return as(owner.token())
        .body("[{\"key\": \"" + KEY + "\"}]")
        .post("/api/records/{id}/draft/files", id);
  }

  Response send(String id) {
    return as(owner.token())
        .contentType("application/octet-stream")
        .body(CONTENT)
        .put("/api/records/{id}/draft/files/{key}/content", id, KEY);
  }

  String record() {
    String id = draftWithFile();
    ApiClient.publish(owner.token(), id).statusCode(202);
    return id;
  }

  Response review(String id) {
    return as(owner.token())
        .body(ApiClient.reviewBy(community))
        .put("/api/records/{id}/draft/review", id);
  }

  Response submit(String id) {
    review(id).then().statusCode(200);
    return as(owner.token())
        .body("{\"payload\": {\"content\": \"Ready.\", \"format\": \"html\"}}")
        .post("/api/records/{id}/draft/actions/submit-review", id);
  }

  /** A request for review that is open. */
  String request() {
    return submit(draftWithFile()).then().statusCode(202).extract().path("id");
  }

  /** A record that is in the community. */
  String recordInCommunity() {
    String id = draftWithFile();
    String request = submit(id).then().statusCode(202).extract().path("id");
    act(request, "accept").then().statusCode(200);
    return id;
  }

  Response act(String request, String action) {
    String token = action.equals("cancel") ? owner.token() : curator.token();
    return as(token)
        .body("{\"payload\": {\"content\": \"Decided.\", \"format\": \"html\"}}")
        .post("/api/requests/{id}/actions/{action}", request, action);
  }

  Response comment(String request) {
    return as(owner.token())
        .body("{\"payload\": {\"content\": \"<p>One more thing.</p>\", \"format\": \"html\"}}")
        .post("/api/requests/{id}/comments", request);
  }

  Response link(String record) {
    return as(owner.token())
        .body("{\"permission\": \"view\"}")
        .post("/api/records/{id}/access/links", record);
  }

  Response reserve(String draft) {
    return as(owner.token()).post("/api/records/{id}/draft/pids/doi", draft);
  }

  Response version(String record) {
    return as(owner.token()).post("/api/records/{id}/versions", record);
  }
}
