package org.reperio.api.access;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;
import static org.reperio.api.ApiClient.restricted;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.openapi.ApiDescription;
import org.reperio.api.openapi.ApiDescription.Operation;
import org.reperio.test.TestServices;

/**
 * Of what exists and is not theirs, people are told that they may not (403), as InvenioRDM tells
 * them; of what does not exist, that there is none (404). At every address.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ExistenceTest {

  /** Each of these answers for every record of its list, by its own rules. */
  private static final Set<String> BY_ENTRY = Set.of("removeCommunities");

  private static final Set<String> ADMINISTRATION =
      Set.of("/api/records/{id}/delete", "/api/records/{id}/restore");

  @Inject ApiClient client;

  @Test
  void whatIsNotTheirsIsForbiddenAndWhatIsNotThereIsNotFound() {
    String owner = client.token();
    String record = published(owner, restricted(MINIMAL));
    String draft = draft(owner, MINIMAL);
    List<String> wrong = new ArrayList<>();
    int tried = 0;
    for (Operation operation : ApiDescription.ofTheService().operations()) {
      if (!operation.path().startsWith("/api/records/{id}") || BY_ENTRY.contains(operation.id())) {
        continue;
      }
      tried++;
      String there = isOfDraft(operation) ? draft : record;
      for (String token : new String[] {null, client.token()}) {
        int existing = send(operation, there, token).statusCode();
        int missing = send(operation, "zzzzz-zzz99", token).statusCode();
        // A guest is refused before a body is read, and so is who does what only administrators
        // may.
        boolean same =
            missing == 403 && (token == null || ADMINISTRATION.contains(operation.path()));
        if (existing != 403 || (missing != 404 && !same)) {
          wrong.add("%s %s: %d %d".formatted(operation, token == null, existing, missing));
        }
      }
    }
    assertThat(tried).isGreaterThan(50);
    assertThat(wrong).isEmpty();
  }

  /** A draft is made of a record by a POST to the draft's own address. */
  private static boolean isOfDraft(Operation operation) {
    boolean makes =
        operation.path().endsWith("/draft") && "POST".equalsIgnoreCase(operation.method());
    return operation.path().contains("/draft") && !makes;
  }

  private static Response send(Operation operation, String id, String token) {
    var request = given().redirects().follow(false);
    if (token != null) {
      request.auth().oauth2(token);
    }
    var content = operation.node().at("/requestBody/content");
    if (content.has("application/json")) {
      request.contentType("application/json");
      request.body(content.at("/application~1json/example").toString());
    } else if (!content.isMissingNode()) {
      request.contentType("application/octet-stream").body(new byte[] {1});
    }
    return request.request(
        operation.method(),
        operation
            .path()
            .replace("{id}", id)
            .replace("{subjects}", "users")
            .replace("{scheme}", "doi")
            .replace("{format}", "json")
            .replaceAll("\\{[^}]+}", "1"));
  }
}
