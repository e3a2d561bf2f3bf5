package org.reperio.ui.request;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.notification.Mails;
import org.reperio.record.Deletions;
import org.reperio.sharing.AccessRules;
import org.reperio.sharing.ShareLinks;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

/** Pages of records that not everybody may see, or nobody any more. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class AccessRequestPagesTest {

  private static final String RESTRICTED =
      """
      {"access": {"record": "%s", "files": "restricted"}, "files": {"enabled": true},
       "metadata": {"title": "Interviews with herders", "publication_date": "2024-05-01",
         "publisher": "Reperio", "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Aigerim",
           "family_name": "Sadykova"}}]}}\
      """;

  @Inject Shelf shelf;
  @Inject ShareLinks links;
  @Inject AccessRules rules;
  @Inject Deletions deletions;
  @Inject Mails mails;
  @Inject ObjectMapper json;

  private ObjectNode parse(String text) throws IOException {
    return (ObjectNode) json.readTree(text);
  }

  @Test
  void aShareLinkOpensThePageAndItsDownloads() throws IOException {
    String id = shelf.publish(RESTRICTED.formatted("restricted"), "notes.txt");
    given().get("/records/{id}", id).then().statusCode(403);
    String token =
        links.create(Identity.ofSystem(), id, parse("{\"permission\": \"view\"}")).token();
    given()
        .queryParam("token", token)
        .get("/records/{id}", id)
        .then()
        .statusCode(200)
        .header("Referrer-Policy", "no-referrer")
        .header("Cache-Control", containsString("no-store"))
        .body(containsString("/files/notes.txt/content?download=1&amp;token=" + token));
    given().queryParam("token", "wrong").get("/records/{id}", id).then().statusCode(403);
  }

  @Test
  void aDeletedRecordsPageSaysSo() throws IOException {
    String id = shelf.publish(RESTRICTED.formatted("public"), "notes.txt");
    deletions.delete(
        Identity.ofSystem(),
        id,
        parse(
            "{\"removal_reason\": {\"id\": \"retracted\"}, \"note\": \"At the author's <wish>\"}"),
        OptionalInt.empty());
    given()
        .get("/records/{id}", id)
        .then()
        .statusCode(410)
        .body(containsString("At the author&#39;s &lt;wish&gt;"))
        .body(containsString("Interviews with herders"));
  }

  @Test
  void aReaderAsksForAccessAndConfirmsTheAddress() throws IOException {
    String id = shelf.publish(RESTRICTED.formatted("public"), "notes.txt");
    given().get("/records/{id}", id).then().body(not(containsString("Request access")));
    rules.update(
        Identity.ofSystem(),
        id,
        parse(
            """
            {"allow_guest_requests": true,
             "accept_conditions_text": "<p>Only for <b>research</b>.<script>x</script></p>"}\
            """));
    given().get("/records/{id}", id).then().body(containsString("Request access"));
    given()
        .get("/records/{id}/access/request", id)
        .then()
        .statusCode(200)
        .body(containsString("<p>Only for <b>research</b>.</p>"));
    given()
        .formParam("email", "nobody")
        .formParam("full_name", "<i>Reader</i>")
        .post("/records/{id}/access/request", id)
        .then()
        .statusCode(400)
        .body(containsString("<li>Your e-mail address: Not a valid email address.</li>"))
        .body(containsString("value=\"&lt;i&gt;Reader&lt;/i&gt;\""));
    String email = "reader-" + UUID.randomUUID() + "@example.org";
    given()
        .formParam("email", email)
        .formParam("full_name", "Reader")
        .post("/records/{id}/access/request", id)
        .then()
        .statusCode(200);
    var link =
        Pattern.compile("access_request_token=(\\S+)")
            .matcher(mails.newest(email).orElseThrow().body());
    assertThat(link.find()).isTrue();
    given()
        .queryParam("access_request_token", link.group(1))
        .get("/access/requests/confirm")
        .then()
        .statusCode(200)
        .body(containsString("name=\"access_request_token\""));
    given()
        .formParam("access_request_token", link.group(1))
        .post("/access/requests/confirm")
        .then()
        .statusCode(200);
    given()
        .formParam("access_request_token", link.group(1))
        .post("/access/requests/confirm")
        .then()
        .statusCode(404);
  }
}
