package org.reperio.api.compatibility;

import static io.restassured.RestAssured.given;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.reviewBy;

import io.restassured.response.Response;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** How each operation is tried: what has to be there first, and the request itself. */
final class Exercises {

  /** A request and its answer. */
  record Exchange(String method, String address, Response answer) {}

  private final Repository repository;
  private final String token;
  private final Map<String, Supplier<Exchange>> all = new LinkedHashMap<>();

  Exercises(Repository repository) {
    this.repository = repository;
    this.token = repository.owner.token();
    drafts();
    files();
    records();
    links();
    reviews();
    requests();
    users();
  }

  Supplier<Exchange> of(InvenioOperation operation) {
    return all.get(operation.name());
  }

  private void drafts() {
    all.put(
        "POST /api/records",
        () -> exchange("POST", "/api/records", as(token).body(Repository.DOCUMENT)));
    onDraft("GET /api/records/{draftId}/draft", repository::draft, null);
    onDraft("PUT /api/records/{draftId}/draft", repository::draft, Repository.DOCUMENT);
    onDraft("DELETE /api/records/{draftId}/draft", repository::draft, null);
    onDraft("POST /api/records/{draftId}/draft", repository::record, null);
    onDraft("POST /api/records/{draftId}/draft/actions/publish", repository::draftWithFile, null);
    onDraft(
        "POST /api/records/{draftId}/draft/actions/files-import",
        () -> repository.version(repository.record()).path("id"),
        null);
    onDraft("POST /api/records/{draftId}/draft/pids/doi", repository::draft, null);
    onDraft(
        "DELETE /api/records/{draftId}/draft/pids/doi",
        () -> repository.reserve(repository.draft()).path("id"),
        null);
    all.put("GET /api/user/records", () -> exchange("GET", "/api/user/records", as(token)));
  }

  private void files() {
    onDraft("GET /api/records/{draftId}/draft/files", repository::draftWithFile, null);
    onDraft(
        "POST /api/records/{draftId}/draft/files",
        repository::draft,
        "[{\"key\": \"" + Repository.KEY + "\"}]");
    String one = " /api/records/{draftId}/draft/files/{file-name}";
    onDraft("GET" + one, repository::draftWithFile, null);
    onDraft("DELETE" + one, repository::draftWithFile, null);
    onDraft("GET" + one + "/content", repository::draftWithFile, null);
    onDraft("POST" + one + "/commit", this::sent, null);
    all.put(
        "PUT" + one + "/content",
        () -> {
          String id = announced();
          String address = "/api/records/" + id + "/draft/files/" + Repository.KEY + "/content";
          return new Exchange("PUT", address, repository.send(id));
        });
  }

  private String announced() {
    String id = repository.draft();
    repository.announce(id);
    return id;
  }

  private String sent() {
    String id = announced();
    repository.send(id);
    return id;
  }

  private void records() {
    all.put("GET /api/records", () -> exchange("GET", "/api/records", given()));
    all.put(
        "GET /api/communities/{communityId}/records",
        () -> exchange("GET", "/api/communities/" + repository.community + "/records", given()));
    onRecord("GET /api/records/{recordId}", null);
    onRecord("GET /api/records/{recordId}/files", null);
    onRecord("GET /api/records/{recordId}/files/{file-name}", null);
    onRecord("GET /api/records/{recordId}/files/{file-name}/content", null);
    onRecord("POST /api/records/{recordId}/versions", null);
    onRecord("GET /api/records/{recordId}/versions", null);
    onRecord("GET /api/records/{recordId}/versions/latest", null);
    for (String format :
        new String[] {"json", "dublincore", "datacite-xml", "datacite-json", "csl"}) {
      onRecord("GET /api/records/{recordId}/export/" + format, null);
    }
    all.put(
        "DELETE /api/records/{recordId}/communities",
        () ->
            exchange(
                "DELETE",
                "/api/records/" + repository.recordInCommunity() + "/communities",
                as(token)
                    .body(
                        "{\"communities\": [{\"id\": \"%s\"}]}".formatted(repository.community))));
  }

  private void links() {
    String links = " /api/records/{recordId}/access/links";
    onRecord("GET" + links, null);
    onRecord("POST" + links, "{\"permission\": \"view\", \"expires_at\": \"2099-01-01\"}");
    onLink("GET" + links + "/{linkId}", null);
    onLink("PATCH" + links + "/{linkId}", "{\"permission\": \"preview\"}");
    onLink("DELETE" + links + "/{linkId}", null);
  }

  private void reviews() {
    String review = " /api/records/{draftId}/draft/review";
    onDraft("GET" + review, this::reviewed, null);
    onDraft("DELETE" + review, this::reviewed, null);
    onDraft("PUT" + review, repository::draft, reviewBy(repository.community));
    all.put(
        "POST /api/records/{draftId}/draft/actions/submit-review",
        () -> {
          String id = repository.draftWithFile();
          String address = "/api/records/" + id + "/draft/actions/submit-review";
          return new Exchange("POST", address, repository.submit(id));
        });
  }

  private String reviewed() {
    String id = repository.draft();
    repository.review(id);
    return id;
  }

  private void users() {
    String user = "/api/users/" + repository.owner.id();
    read("GET /api/users", token, "/api/users");
    read("GET /api/users/{userId}", token, user);
    read("GET /api/users/{userId}/avatar.svg", token, user + "/avatar.svg");
    String administrator = repository.administrator.token();
    String group = "/api/groups/administration";
    read("GET /api/groups", administrator, "/api/groups");
    read("GET /api/groups/{groupId}", administrator, group);
    read("GET /api/groups/{groupId}/avatar.svg", administrator, group + "/avatar.svg");
  }

  private void read(String operation, String bearer, String address) {
    all.put(operation, () -> exchange("GET", address, as(bearer)));
  }

  private void requests() {
    all.put("GET /api/requests", () -> exchange("GET", "/api/requests", as(token)));
    onRequest("GET /api/requests/{requestId}", null);
    onRequest("PUT /api/requests/{requestId}", "{\"title\": \"Levels of the Spree, again\"}");
    onRequest("GET /api/requests/{requestId}/timeline", null);
    for (String action : new String[] {"accept", "decline", "cancel"}) {
      all.put(
          "POST /api/requests/{requestId}/actions/" + action,
          () -> {
            String id = repository.request();
            String address = "/api/requests/" + id + "/actions/" + action;
            return new Exchange("POST", address, repository.act(id, action));
          });
    }
    String comment = "{\"payload\": {\"content\": \"<p>Changed.</p>\", \"format\": \"html\"}}";
    onRequest("POST /api/requests/{requestId}/comments", comment);
    onComment("GET", null);
    onComment("PUT", comment);
    onComment("DELETE", null);
  }

  private void onComment(String method, String body) {
    all.put(
        method + " /api/requests/{requestId}/comments/{comment_id}",
        () -> {
          String id = repository.request();
          String comment = repository.comment(id).path("id");
          return exchange(method, "/api/requests/" + id + "/comments/" + comment, with(body));
        });
  }

  private void onRequest(String operation, String body) {
    put(operation, "{requestId}", repository::request, body);
  }

  private void onRecord(String operation, String body) {
    put(operation, "{recordId}", repository::record, body);
  }

  private void onDraft(String operation, Supplier<String> draft, String body) {
    put(operation, "{draftId}", draft, body);
  }

  private void onLink(String operation, String body) {
    all.put(
        operation,
        () -> {
          String record = repository.record();
          String link = repository.link(record).path("id");
          return exchange(
              method(operation),
              address(operation, "{recordId}", record).replace("{linkId}", link),
              with(body));
        });
  }

  private void put(String operation, String variable, Supplier<String> id, String body) {
    all.put(
        operation,
        () -> exchange(method(operation), address(operation, variable, id.get()), with(body)));
  }

  private static String method(String operation) {
    return operation.substring(0, operation.indexOf(' '));
  }

  private static String address(String operation, String variable, String id) {
    return operation
        .substring(operation.indexOf(' ') + 1)
        .replace(variable, id)
        .replace("{file-name}", Repository.KEY);
  }

  private io.restassured.specification.RequestSpecification with(String body) {
    var request = as(token);
    return body == null ? request : request.body(body);
  }

  private static Exchange exchange(
      String method, String address, io.restassured.specification.RequestSpecification request) {
    return new Exchange(
        method, address, request.redirects().follow(false).request(method, address));
  }
}
