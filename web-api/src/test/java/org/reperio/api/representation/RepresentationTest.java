package org.reperio.api.representation;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
        "application/ld+json;profile=\"https://schema.org/\"|application/ld+json|schema.org",
        "application/ld+json;profile=\"https://x.example\", application/x-bibtex;q=0.5|application/x-bibtex|author",
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/ld+json;profile=\"https://datapackage.org/profiles/2.0/datapackage.json\"",
        "application/ld+json; profile=https://example.org/x",
        "image/png"
      })
  void linkedDataOfAnotherProfileIsNotSchemaOrg(String accept) {
    given().accept(accept).get("/api/records/{id}", id).then().statusCode(406);
  }

  @Test
  void jsonHasNoCharset() {
    assertThat(given().get("/api/records/{id}", id).header("Content-Type"))
        .isEqualTo("application/json");
    for (String path :
        new String[] {"/api/records", "/api/records/none", "/api/vocabularies/licenses"}) {
      assertThat(given().get(path).header("Content-Type")).as(path).isEqualTo("application/json");
    }
    for (String type : new String[] {MediaTypes.INVENIO_JSON, MediaTypes.JSON_LD, MediaTypes.CSL}) {
      assertThat(given().accept(type).get("/api/records/{id}", id).header("Content-Type"))
          .isEqualTo(type);
    }
    assertThat(ApiClient.as(token).body("nonsense").post("/api/records").header("Content-Type"))
        .isEqualTo("application/json");
  }

  @Test
  void aRecordLeadsToItsLinkset() {
    for (String accept : new String[] {"application/json", MediaTypes.JSON_LD}) {
      String link = given().accept(accept).get("/api/records/{id}", id).header("Link");
      assertThat(link)
          .endsWith(
              "/api/records/" + id + "> ; rel=\"linkset\" ; type=\"application/linkset+json\"");
    }
    given()
        .accept("application/linkset+json")
        .get("/api/records/{id}", id)
        .then()
        .statusCode(200)
        .header("Content-Type", equalTo("application/linkset+json"))
        .body("linkset[0].anchor", endsWith("/records/" + id))
        .body("linkset[0].describedby.type", hasItem("application/x-bibtex"))
        .body("linkset[1].describes[0].href", endsWith("/records/" + id));
    assertThat(given().get("/api/records/none").header("Link")).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "10.1002/(SICI)1:1<135::A>3.0.CO;2-#, 10.1002/(SICI)1:1%3C135::A%3E3.0.CO;2-%23",
    "10.17072/1995\u20104190-bug, 10.17072/1995%E2%80%904190-bug",
    "10.9999/bug?x=%41, 10.9999/bug%3Fx=%2541"
  })
  void aDoiIsEncodedInEveryAddress(String doi, String encoded) {
    String unique = UUID.randomUUID().toString();
    String record =
        ApiClient.published(
            token,
            ApiClient.MINIMAL.replaceFirst(
                "\\{",
                "{\"pids\": {\"doi\": {\"provider\": \"external\", \"identifier\": \"%s\"}},"
                    .formatted(doi + unique)));
    String address = "https://doi.org/" + encoded + unique;

    given()
        .get("/api/records/{id}", record)
        .then()
        .body("pids.doi.identifier", equalTo(doi + unique))
        .body("links.doi", equalTo(address))
        .body("links.self_doi", equalTo(address));
    for (String format : new String[] {"json-ld", "csl", "bibtex", "dublincore", "linkset"}) {
      assertThat(given().get("/api/records/{id}/export/{format}", record, format).asString())
          .as(format)
          .contains(address);
    }
    given()
        .accept("text/x-bibliography")
        .queryParam("style", "apa")
        .get("/api/records/{id}", record)
        .then()
        .body(endsWith(address));
  }

  @Test
  void anIntervalOfTwoPrecisionsIsCitedListedAndDeleted() throws InterruptedException {
    String record =
        ApiClient.published(token, ApiClient.MINIMAL.replace("2024-05-01", "2018/2020-09"));
    for (String style :
        new String[] {"apa", "vancouver", "chicago-fullnote-bibliography", "ieee"}) {
      given()
          .accept("text/x-bibliography")
          .queryParam("style", style)
          .get("/api/records/{id}", record)
          .then()
          .statusCode(200)
          .body(containsString("2018"));
    }
    indices.fill();
    given()
        .accept("text/x-bibliography")
        .queryParam("q", "id:" + record)
        .get("/api/records")
        .then()
        .statusCode(200)
        .body(containsString("2018"));
    ApiClient.as(client.token("administration"))
        .body("{}")
        .delete("/api/records/{id}/delete", record)
        .then()
        .statusCode(204);
    given()
        .get("/api/records/{id}", record)
        .then()
        .statusCode(410)
        .body("tombstone.citation_text", containsString("(2018–2020)"));
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
    String word = "w" + UUID.randomUUID().toString().replace("-", "");
    ApiClient.published(
        token, ApiClient.MINIMAL.replace("Glacier retreat", "Glacier retreat " + word));
    indices.fill();
    String search = "/api/records?size=2&q=title:" + word;
    assertThat(given().accept("application/x-bibtex").get(search).asString())
        .contains("Glacier retreat " + word);
    given()
        .accept("application/vnd.citationstyles.csl+json")
        .get(search)
        .then()
        .statusCode(200)
        .body("hits.hits.title", contains("Glacier retreat " + word + " in the Tien Shan"));
    given()
        .accept(MediaTypes.INVENIO_JSON)
        .get(search)
        .then()
        .body("hits.hits.ui.version", contains("v1"));
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
