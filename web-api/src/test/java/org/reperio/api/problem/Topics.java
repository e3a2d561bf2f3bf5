package org.reperio.api.problem;

import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;

import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.api.ApiClient;
import org.reperio.api.openapi.ApiDescription.Operation;

/**
 * Something at every address of the API that can be changed: a record and a draft with grants,
 * links, files, a review and a request; an account and a group.
 */
final class Topics {

  private final String owner;
  private final String reader;
  private final ApiClient.User grantee;
  private final UUID community;
  private final String group;

  private String record;
  private String draft;
  private String link;
  private String request;
  private String comment;

  Topics(ApiClient client) {
    this.owner = client.token(Identity.ADMINISTRATOR);
    this.reader = client.token();
    this.grantee = client.user();
    this.community = client.community();
    this.group = ApiClient.group(owner);
    renew();
  }

  /** Makes all of it again: the last request has changed something. */
  void renew() {
    String restricted = MINIMAL.replace("\"files\": \"public\"", "\"files\": \"restricted\"");
    record = ApiClient.published(owner, restricted);
    draft = ApiClient.draft(owner, MINIMAL.replace("\"enabled\": false", "\"enabled\": true"));
    as(owner)
        .body("{\"allow_user_requests\": true, \"allow_guest_requests\": true}")
        .put("/api/records/{id}/access", record)
        .then()
        .statusCode(200);
    as(owner)
        .body(
            """
            {"grants": [{"permission": "view", "subject": {"type": "user", "id": "%d"}}]}\
            """
                .formatted(grantee.id()))
        .post("/api/records/{id}/access/grants", record)
        .then()
        .statusCode(201);
    link = made("{\"permission\": \"view\"}", "/api/records/" + record + "/access/links", "id");
    as(owner)
        .body("[{\"key\": \"a.txt\"}]")
        .post("/api/records/{id}/draft/files", draft)
        .then()
        .statusCode(201);
    as(owner)
        .body(ApiClient.reviewBy(community))
        .put("/api/records/{id}/draft/review", draft)
        .then()
        .statusCode(200);
    request =
        as(owner)
            .body(
                "{\"communities\": [{\"id\": \"%s\", \"require_review\": true}]}"
                    .formatted(community))
            .post("/api/records/{id}/communities", record)
            .then()
            .statusCode(200)
            .extract()
            .path("processed[0].request_id");
    comment =
        made(
            "{\"payload\": {\"content\": \"Well?\", \"format\": \"html\"}}",
            "/api/requests/" + request + "/comments",
            "id");
  }

  private String made(String body, String address, String field) {
    return as(owner).body(body).post(address).then().statusCode(201).extract().path(field);
  }

  /** Who may do it. Nobody asks for access to what is theirs. */
  String token(Operation operation) {
    return operation.id().equals("requestAccess") ? reader : owner;
  }

  String address(Operation operation) {
    String path = operation.path();
    return path.replace("{id}", id(path))
        .replace("{community}", community.toString())
        .replace("{subjects}", "users")
        .replace("{subject}", Long.toString(grantee.id()))
        .replace("{grant}", "0")
        .replace("{link}", link)
        .replace("{key}", "a.txt")
        .replace("{comment}", comment)
        .replace("{action}", "accept")
        .replace("{scheme}", "doi");
  }

  private String id(String path) {
    if (path.startsWith("/api/requests")) {
      return request;
    }
    if (path.startsWith("/api/users")) {
      return Long.toString(grantee.id());
    }
    if (path.startsWith("/api/groups")) {
      return group;
    }
    return path.contains("/draft") ? draft : record;
  }
}
