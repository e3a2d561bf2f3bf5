package org.reperio.api.representation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.export.MediaTypes;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RepresentationTest {

  @Inject ApiClient client;
  @Inject Indices indices;

  private String token;
  private String id;

  @BeforeEach
  void publish() {
    token = client.token();
    id = ApiClient.published(token, ApiClient.MINIMAL);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json|application/json|\"revision_id\"",
        "application/vnd.inveniordm.v1+json|application/vnd.inveniordm.v1+json|\"ui\"",
        "application/ld+json|application/ld+json|schema.org",
        "application/marcxml+xml|application/marcxml+xml|MARC21/slim",
        "application/vnd.citationstyles.csl+json|application/vnd.citationstyles.csl+json|family",
        "application/vnd.datacite.datacite+json|application/vnd.datacite.datacite+json|creators",
        "application/vnd.datacite.datacite+xml|application/vnd.datacite.datacite+xml|datacite.org",
        "application/x-dc+xml|application/x-dc+xml|dc:title",
        "application/x-bibtex|application/x-bibtex|author",
        "text/x-bibliography|text/plain|Sadykova",
        "text/html, application/x-bibtex;q=0.9|application/x-bibtex|author",
        "*/*|application/json|\"revision_id\""
      })
  void aRecordIsGivenInTheFormatThatIsAccepted(String accept, String type, String part) {
    given()
        .accept(accept)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith(type))
        .body(containsString("Glacier retreat"))
        .body(containsString(part));
  }

  @Test
  void whatCannotBeGivenIsRefused() {
    given()
        .accept("image/png")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(406)
        .contentType("application/json")
        .body("status", equalTo(406));
  }

  @Test
  void theUiBlockIsInTheLanguageThatIsAccepted() {
    given()
        .accept(MediaTypes.INVENIO_JSON)
        .header("Accept-Language", "de, en;q=0.5")
        .get("/api/records/{id}", id)
        .then()
        .body("ui.publication_date_l10n_long", equalTo("1. Mai 2024"))
        .body("ui.resource_type.id", equalTo("dataset"))
        .body("ui.creators.creators[0].person_or_org.family_name", equalTo("Sadykova"))
        .body("ui.access_status.id", equalTo("metadata-only"))
        .body("ui.version", equalTo("v1"))
        .body("ui.is_draft", is(false));
    given().get("/api/records/{id}", id).then().body("ui", nullValue());
  }

  @Test
  void draftsAndListsHaveUiBlocksToo() {
    String draft = ApiClient.draft(token, ApiClient.MINIMAL);
    ApiClient.as(token)
        .accept(MediaTypes.INVENIO_JSON)
        .get("/api/records/{id}/draft", draft)
        .then()
        .body("ui.is_draft", is(true));
    given()
        .accept(MediaTypes.INVENIO_JSON)
        .get("/api/records/{id}/versions", id)
        .then()
        .body("hits.hits[0].ui.resource_type.title_l10n", equalTo("Dataset"));
  }

  @Test
  void listsAndDraftsComeInOtherFormatsToo() throws InterruptedException {
    String draft = ApiClient.draft(token, ApiClient.MINIMAL);
    ApiClient.as(token)
        .accept("application/x-bibtex")
        .get("/api/records/{id}/draft", draft)
        .then()
        .statusCode(200)
        .body(containsString("author"));
    indices.fill();
    String search = "/api/records?size=2&q=title:Tien";
    assertThat(given().accept("application/x-bibtex").get(search).asString())
        .contains("Glacier retreat");
    given()
        .accept("application/vnd.citationstyles.csl+json")
        .get(search)
        .then()
        .statusCode(200)
        .body("hits.hits[0].title", equalTo("Glacier retreat in the Tien Shan"));
    given()
        .accept(MediaTypes.INVENIO_JSON)
        .get(search)
        .then()
        .body("hits.hits[0].ui.version", equalTo("v1"));
  }

  @Test
  void citationsComeInTheStyleAndLanguageAskedFor() {
    given()
        .accept("text/x-bibliography")
        .queryParam("style", "apa")
        .queryParam("locale", "en-GB")
        .get("/api/records/{id}", id)
        .then()
        .body(startsWith("Sadykova, A. (2024)."));
    for (String style : new String[] {"no-such-style", "https://evil.example/x.csl", "../apa"}) {
      given()
          .accept("text/x-bibliography")
          .queryParam("style", style)
          .get("/api/records/{id}", id)
          .then()
          .statusCode(400)
          .body("message", containsString("style"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "json,application/json",
    "json-ld,application/ld+json",
    "csl,application/vnd.citationstyles.csl+json",
    "datacite-json,application/vnd.datacite.datacite+json",
    "datacite-xml,application/vnd.datacite.datacite+xml",
    "dublincore,application/x-dc+xml",
    "marcxml,application/marcxml+xml",
    "bibtex,application/x-bibtex",
    "cff,application/x-yaml"
  })
  void aRecordIsExported(String format, String type) {
    given()
        .get("/api/records/{id}/export/{format}", id, format)
        .then()
        .statusCode(200)
        .header("Content-Type", startsWith(type))
        .header("Content-Disposition", containsString("attachment; filename=\"" + id + "."))
        .body(containsString("Glacier retreat"));
  }

  @Test
  void anUnknownFormatIsNotFound() {
    given().get("/api/records/{id}/export/word", id).then().statusCode(404);
    given().get("/api/records/none/export/json").then().statusCode(404);
  }

  @Test
  void aRestrictedRecordIsExportedToItsOwnerOnly() {
    String restricted =
        ApiClient.published(
            token,
            ApiClient.MINIMAL.replace("\"record\": \"public\"", "\"record\": \"restricted\""));
    given().get("/api/records/{id}/export/bibtex", restricted).then().statusCode(403);
    given()
        .accept("application/x-bibtex")
        .get("/api/records/{id}", restricted)
        .then()
        .statusCode(403)
        .contentType("application/json");
    ApiClient.as(token).get("/api/records/{id}/export/bibtex", restricted).then().statusCode(200);
  }

  @Test
  void peopleMayHaveItIndented() {
    String plain = given().get("/api/records/{id}", id).asString();
    String indented = given().get("/api/records/{id}?prettyprint=1", id).asString();
    assertThat(plain).doesNotContain("\n");
    assertThat(indented).contains("{\n  \"id\"");
  }

  @Test
  void answersAreCompressedForWhoAcceptsIt() {
    given()
        .header("Accept-Encoding", "gzip")
        .get("/api/records/{id}", id)
        .then()
        .header("Content-Encoding", "gzip")
        .body("id", equalTo(id));
  }

  @Test
  void whoHasTheRevisionIsNotSentItAgain() {
    var answer = given().get("/api/records/{id}", id);
    String tag = answer.header("ETag");
    String modified = answer.header("Last-Modified");
    assertThat(tag).isEqualTo("\"%d\"".formatted(answer.jsonPath().getInt("revision_id")));
    given()
        .header("If-None-Match", tag)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(304)
        .header("ETag", tag)
        .body(is(emptyString()));
    given()
        .header("If-Modified-Since", modified)
        .get("/api/records/{id}", id)
        .then()
        .statusCode(304);
    given().header("If-None-Match", "\"999\"").get("/api/records/{id}", id).then().statusCode(200);
    given()
        .header("If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200);
    given()
        .header("If-Modified-Since", "yesterday")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200);
    given().head("/api/records/{id}", id).then().statusCode(200).header("ETag", tag);
  }

  @Test
  void aChangeOfAnOldRevisionIsRefused() {
    String draft = ApiClient.draft(token, ApiClient.MINIMAL);
    String tag = ApiClient.as(token).get("/api/records/{id}/draft", draft).header("ETag");
    assertThat(tag).isNotNull();
    ApiClient.as(token)
        .header("If-Match", tag)
        .body(ApiClient.MINIMAL)
        .put("/api/records/{id}/draft", draft)
        .then()
        .statusCode(200)
        .header("ETag", notNullValue());
    ApiClient.as(token)
        .header("If-Match", tag)
        .body(ApiClient.MINIMAL)
        .put("/api/records/{id}/draft", draft)
        .then()
        .statusCode(412)
        .body("status", equalTo(412));
  }
}
