package org.reperio.ui.request;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.test.TestServices;

/** Pages to which mails and links lead, and which say how to do it with a program. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class ByProgramTest {

  @Inject SiteAddress site;

  @Test
  void aRequestIsAnsweredByProgram() {
    UUID id = UUID.randomUUID();
    given()
        .get(SitePath.request(id))
        .then()
        .statusCode(200)
        .body(containsString(site.of("/api/requests/" + id + "/actions/accept")))
        .body(containsString("-d '{\"payload\": {\"content\": "));
  }

  @Test
  void aDraftIsEditedByProgram() {
    given()
        .get(SitePath.upload("abcde-12345"))
        .then()
        .statusCode(200)
        .body(containsString(site.of("/api/records/abcde-12345/draft/actions/publish")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"/me/requests/1", "/me/requests/x';ls", "/uploads/a;b", "/uploads/"})
  void whatIsNoIdentifierHasNoPage(String path) {
    given().get(path).then().statusCode(404);
  }
}
