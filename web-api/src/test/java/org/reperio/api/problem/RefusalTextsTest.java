package org.reperio.api.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.draft;
import static org.reperio.api.ApiClient.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.access.CommunityRole;
import org.reperio.api.ApiClient;
import org.reperio.test.TestServices;

/**
 * The contract of refusals for scripts written for InvenioRDM: where it answers an operation with
 * the same status for the same field, the texts are the same, in {@code message} and as the first
 * of the field's messages; a second one may say more.
 */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RefusalTextsTest {

  /**
   * Method, path, body, status, message, field, first message of the field; "-" is not compared.
   */
  private static final String TABLE =
      """
      POST | /records | { | 400 | Unable to decode JSON data in request body. | - | -
      POST | /records | {"metadata": {"languages": [{"id": "klingonese"}]}} | 400 | Invalid value klingonese. | - | -
      POST | /records | {"metadata": {"title": "x"}} | 201 | - | metadata.title | Shorter than minimum length 3.
      POST | /records | {"metadata": {"creators": [{"person_or_org": {"type": "robot"}}]}} | 201 | - | metadata.creators.0.person_or_org.type | Invalid value. Choose one of ['organizational', 'personal'].
      POST | /records | {"metadata": {"creators": [{"person_or_org": {"name": "A"}}]}} | 201 | - | metadata.creators.0.person_or_org.type | Invalid value. Choose one of ['organizational', 'personal'].
      POST | /records | {"metadata": {"creators": [{"person_or_org": {"type": "personal"}}]}} | 201 | - | metadata.creators.0.person_or_org.family_name | Family name cannot be blank.
      POST | /records | {"metadata": {"creators": [{"person_or_org": {"type": "organizational"}}]}} | 201 | - | metadata.creators.0.person_or_org.name | Name cannot be blank.
      POST | /records | {"metadata": {"creators": []}} | 201 | - | metadata.creators | Missing data for required field.
      POST | /records | {"metadata": {"creators": [{"affiliations": [{"name": "CERN"}, {"name": "CERN"}]}]}} | 201 | - | metadata.creators.0.affiliations | Duplicated affiliations: CERN
      POST | /records | {"metadata": {"publication_date": "soon"}} | 201 | - | metadata.publication_date | Please provide a valid date or interval.
      POST | /records | {"metadata": {"dates": [{"date": "2020/2019"}]}} | 201 | - | metadata.dates.0.date | Please provide a valid date or interval.
      POST | /records | {"metadata": {"identifiers": [{"identifier": "4th shelf"}]}} | 201 | - | metadata.identifiers.0.scheme | No valid scheme recognized for identifier.
      POST | /records | {"metadata": {"identifiers": [{"identifier": "1", "scheme": "badge"}]}} | 201 | - | metadata.identifiers.0.scheme | Invalid scheme.
      POST | /records | {"metadata": {"identifiers": [{"identifier": "1", "scheme": "doi"}]}} | 201 | - | metadata.identifiers.0.identifier | Invalid DOI identifier.
      POST | /records | {"metadata": {"identifiers": [{"identifier": "10.1234/a"}, {"identifier": "10.1234/a"}]}} | 201 | - | metadata.identifiers | Duplicated identifier entry is not allowed.
      POST | /records | {"metadata": {"related_identifiers": [{"identifier": "10.1234/a"}]}} | 201 | - | metadata.related_identifiers.0.relation_type | Missing data for required field.
      POST | /records | {"access": {"record": "hidden", "files": "public"}} | 201 | - | access.record | 'record' must be either 'public' or 'restricted'
      POST | /records | {"access": {"record": "public", "files": "hidden"}} | 201 | - | access.files | 'files' must be either 'public' or 'restricted'
      POST | /records | {"access": {"record": "restricted", "files": "restricted", "embargo": {"active": true}}} | 201 | - | access.embargo.until | Embargo end date must be set to a future date.
      POST | /records | {"pids": {"doi": {"identifier": "", "provider": "external"}}} | 201 | - | pids.doi | Missing DOI for required field.
      POST | /records/{empty}/draft/actions/publish | - | 400 | A validation error occurred. | metadata.title | Missing data for required field.
      POST | /records/{until}/draft/actions/publish | - | 400 | A validation error occurred. | access.embargo.until | Embargo end date must be unset or in the past.
      POST | /records/{files}/draft/actions/publish | - | 400 | A validation error occurred. | files.enabled | Missing uploaded files. To disable files for this record please mark it as metadata-only.
      GET | /records/aaaaa-aaa11 | - | 404 | The persistent identifier does not exist. | - | -
      GET | /records/{gone} | - | 410 | Record deleted | - | -
      POST | /records/{gone}/request-deletion | {"reason": "duplicate"} | 400 | Record in unexpected deletion status. | - | -
      GET | /records/{record}/files/none.txt | - | 404 | Record '{record}' has no file 'none.txt'. | - | -
      GET | /records/{files}/draft/files/none.txt | - | 404 | Record '{files}' has no file 'none.txt'. | - | -
      POST | /records/{files}/draft/files | [] | 400 | A validation error occurred. | _schema | No files to upload.
      POST | /records/{files}/draft/files | [{"key": "a.txt"}] | 201 | - | - | -
      POST | /records/{files}/draft/files | [{"key": "a.txt"}] | 400 | File with key a.txt already exists. | - | -
      POST | /records/{draft}/draft/files | [{"key": "a.txt"}] | 400 | Files are not enabled. | - | -
      PUT | /records/{files}/draft | {"files": {"enabled": false}} | 200 | - | files.enabled | You must first delete all files to set the record to be metadata-only.
      PUT | /records/{files}/draft | {"files": {"enabled": true, "default_preview": "b.txt"}} | 200 | - | files.default_preview | No file with key "b.txt"
      GET | /records/{draft}/draft/review | - | 404 | Review for draft not found | - | -
      PUT | /records/{draft}/draft/review | {"type": "x", "receiver": {"community": "{community}"}} | 400 | A validation error occurred. | type | Invalid review type.
      POST | /records/{chosen}/draft/actions/submit-review | {"require_review": "x"} | 400 | A validation error occurred. | require_review | Must be a boolean, true or false
      DELETE | /records/{review}/draft | - | 400 | You cannot delete a draft with an open review. Please cancel the review first. | - | -
      DELETE | /records/{review}/draft/review | - | 400 | An open review cannot be deleted. | - | -
      POST | /records/{review}/draft/actions/publish | - | 400 | You cannot publish a draft with an open review request. Please cancel the review request first. | - | -
      PUT | /records/{edited}/draft/review | {"type": "community-submission", "receiver": {"community": "{community}"}} | 400 | You cannot create a review for an already published record. | - | -
      POST | /records/{record}/access/links | {} | 400 | A validation error occurred. | permission | An access permission level is required
      POST | /records/{record}/access/links | {"permission": "own"} | 400 | A validation error occurred. | permission | Must be one of: view, preview, edit.
      POST | /records/{record}/access/links | {"permission": "view", "expires_at": "2001-01-01"} | 400 | A validation error occurred. | expires_at | Expiration date must be set to the future
      POST | /records/{record}/access/links | {"permission": "view", "expires_at": "soon"} | 400 | A validation error occurred. | expires_at | Not a valid date.
      GET | /records/{record}/access/links/{community} | - | 404 | No secret link found with the given ID. | - | -
      GET | /records/{record}/access/grants/999 | - | 404 | No grant found with the given ID. | - | -
      GET | /records/{record}/access/users/999 | - | 404 | No grant found by given user id. | - | -
      GET | /records/{record}/access/groups/none | - | 404 | No grant found by given group id. | - | -
      POST | /records/{record}/access/grants | {"grants": []} | 400 | A validation error occurred. | grants | Length must be between 1 and 100.
      POST | /records/{record}/communities | {"communities": []} | 400 | A validation error occurred. | communities | Shorter than minimum length 1.
      POST | /records/{record}/communities | {"communities": [{"id": "{record}"}]} | 400 | - | - | Community not found.
      PUT | /records/{record}/communities | {"default": "{community}"} | 400 | - | default | Cannot set community as the default. The record has not been added to the community.
      POST | /requests/{request}/comments | {} | 400 | A validation error occurred. | payload | Missing data for required field.
      POST | /requests/{request}/comments | {"payload": {"content": "", "format": "html"}} | 400 | A validation error occurred. | payload.content | Shorter than minimum length 1.
      POST | /requests/{request}/comments/{reply}/reply | {"payload": {"content": "And", "format": "html"}} | 400 | Nested children are not allowed. You cannot reply to a comment that is already a reply. Only one level of parent-child relationships is supported. | - | -
      PUT | /requests/{request}/comments/{foreign} | {"payload": {"content": "No", "format": "html"}} | 403 | You do not have permission to update this comment. | - | -
      DELETE | /requests/{request}/comments/{foreign} | - | 403 | Permission denied. | - | -
      DELETE | /requests/{request}/comments/{own} | - | 204 | - | - | -
      DELETE | /requests/{request}/comments/{own} | - | 403 | You cannot delete this event. | - | -
      PUT | /requests/{request}/comments/{own} | {"payload": {"content": "No", "format": "html"}} | 403 | You cannot update this event. | - | -
      POST | /requests/{request}/actions/fly | {} | 400 | Error for action 'fly': No such action available | - | -
      POST | /requests/{request}/actions/accept | {} | 403 | Permission denied. | - | -
      GET | /records?q=a&suggest=b | - | 400 | Invalid querystring parameters. | suggest | Send either q or suggest.
      GET | /records?sort=none | - | 400 | Invalid querystring parameters. | - | -
      GET | /records/{record}?style=none&accept=text/x-bibliography | - | 400 | Citation string style not found. | - | -
      GET | /records/{closed} | - | 403 | Permission denied. | - | -
      """;

  private static final ObjectMapper JSON = new ObjectMapper();

  @Inject ApiClient client;

  private final Map<String, String> names = new LinkedHashMap<>();
  private String token;

  @Test
  void textsAreThoseThatScriptsCompare() throws IOException {
    prepare();
    Map<String, String> different = new TreeMap<>();
    int number = 0;
    for (String line : TABLE.lines().toList()) {
      number++;
      List<String> row = List.of(named(line).split(" \\| "));
      assertThat(row).as(line).hasSize(7);
      String problem = problem(row, send(row));
      if (!problem.isEmpty()) {
        different.put(
            "%02d %s %s %s".formatted(number, row.get(0), row.get(1), row.get(2)), problem);
      }
    }
    assertThat(different).isEmpty();
    assertThat(number).isGreaterThan(60);
  }

  private String named(String text) {
    String named = text;
    for (Map.Entry<String, String> name : names.entrySet()) {
      named = named.replace("{" + name.getKey() + "}", name.getValue());
    }
    return named;
  }

  private Response send(List<String> row) {
    String[] path = row.get(1).split("&accept=");
    RequestSpecification request = as(token).urlEncodingEnabled(false);
    if (path.length > 1) {
      request.accept(path[1]);
    }
    if (!row.get(2).equals("-")) {
      request.body(row.get(2));
    }
    return request.request(row.get(0), "/api" + path[0]);
  }

  private static String problem(List<String> row, Response answer) throws IOException {
    JsonNode body = JSON.readTree(answer.asString());
    boolean field = row.get(5).equals("-");
    boolean same =
        String.valueOf(answer.statusCode()).equals(row.get(3))
            && (row.get(4).equals("-") || body.path("message").asText().equals(row.get(4)))
            && (field || first(body, row.get(5)).equals(row.get(6)))
            && (!field || row.get(6).equals("-") || answer.asString().contains(row.get(6)));
    return same ? "" : answer.statusCode() + " " + answer.asString();
  }

  private static String first(JsonNode body, String field) {
    for (JsonNode error : body.path("errors")) {
      if (error.path("field").asText().equals(field)) {
        return error.at("/messages/0").asText();
      }
    }
    return "";
  }

  private void prepare() {
    ApiClient.User owner = client.user();
    token = owner.token();
    UUID community = client.community();
    ApiClient.User curator = client.member(community, CommunityRole.CURATOR);
    String review = ApiClient.reviewBy(community);
    String withReview = MINIMAL.replaceFirst("\\{", "{\"parent\": {\"review\": " + review + "}, ");
    names.put("community", community.toString());
    names.put("empty", draft(token, "{\"metadata\": {\"publisher\": \"Reperio\"}}"));
    names.put("draft", draft(token, MINIMAL));
    String until =
        "\"embargo\": {\"active\": false, \"until\": \"2131-12-31\"}, \"record\": \"public\"";
    names.put("until", draft(token, MINIMAL.replace("\"record\": \"public\"", until)));
    names.put("files", draft(token, MINIMAL.replace("\"enabled\": false", "\"enabled\": true")));
    names.put("record", published(token, MINIMAL));
    names.put("closed", published(client.token(), ApiClient.restricted(MINIMAL)));
    names.put("edited", published(token, MINIMAL));
    as(token).post("/api/records/{id}/draft", names.get("edited")).then().statusCode(201);
    names.put("gone", published(token, MINIMAL));
    as(client.token("administration"))
        .body("{\"removal_reason\": {\"id\": \"duplicate\"}}")
        .delete("/api/records/{id}/delete", names.get("gone"))
        .then()
        .statusCode(204);
    names.put("chosen", draft(token, withReview));
    names.put("review", draft(token, withReview));
    names.put("request", ApiClient.submit(owner, names.get("review")));
    String comments = "/api/requests/" + names.get("request") + "/comments";
    String foreign = said(curator.token(), comments);
    names.put("foreign", foreign);
    names.put("own", said(token, comments));
    names.put("reply", said(token, comments + "/" + foreign + "/reply"));
  }

  private static String said(String token, String address) {
    return as(token)
        .body("{\"payload\": {\"content\": \"Well\", \"format\": \"html\"}}")
        .post(address)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }
}
