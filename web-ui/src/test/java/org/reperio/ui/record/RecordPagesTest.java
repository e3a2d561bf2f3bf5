package org.reperio.ui.record;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RecordPagesTest {

  private static final String MINIMAL =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "A quiet record", "publication_date": "2024-05-01",
         "publisher": "Reperio", "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Aigerim",
           "family_name": "Sadykova"}}]}}\
      """;

  @Inject Shelf shelf;
  @Inject ExportFormats formats;
  @Inject ObjectMapper json;

  /** The record that uses every field, as an input document. */
  private String full() throws IOException {
    try (InputStream in =
        Thread.currentThread()
            .getContextClassLoader()
            .getResourceAsStream("org/reperio/export/full-record.json")) {
      ObjectNode document = (ObjectNode) json.readTree(in);
      document.retain("metadata", "custom_fields", "access");
      document.withObject("/access").remove(List.of("status", "embargo"));
      document.putObject("files").put("enabled", true);
      asInput(document.withObject("/metadata"));
      return document.toString();
    }
  }

  /** Answers to readers have their terms filled in; input names terms, or describes them itself. */
  private static void asInput(ObjectNode metadata) {
    ((ObjectNode) metadata.at("/creators/0/affiliations/0")).remove("id");
    ((ObjectNode) metadata.at("/additional_descriptions/1")).putObject("type").put("id", "other");
    ((ObjectNode) metadata.at("/rights/0")).retain("id");
    ((ObjectNode) metadata.at("/subjects/2")).retain("subject");
    ((ObjectNode) metadata.at("/funding/0/award")).remove(List.of("id", "acronym"));
  }

  private static String page(String id) {
    return given().get("/records/{id}", id).then().statusCode(200).extract().asString();
  }

  @Test
  void showsAllMetadata() throws IOException {
    String page = page(shelf.publish(full(), "rivers.pdf", "sound sample #1 (48 kHz).wav"));

    assertThat(page)
        .contains("Freezing &lt;rivers&gt; &amp; their sound")
        .contains("A field study in three valleys", "Zufrierende Flüsse und ihr Klang")
        .contains("Ångström-Łukasz, Zoë", "https://orcid.org/0000-0002-1825-0097")
        .contains("European Organization for Nuclear Research", "https://ror.org/02ex6cf31")
        .contains("Data collector", "Valley Sensor Lab")
        .contains("H<sub>2</sub>O")
        .contains("Hydrophones at 0.5 m depth")
        .contains("Creative Commons Attribution 4.0 International")
        .contains("© 2024 The River &amp; Ice Collaboration")
        .contains("river ice", "Reperio Press", "English, German")
        .contains("November 2022 – February 2024", "20 January 2024")
        .contains("Is supplemented by", "https://doi.org/10.12345/data.77")
        .contains("14 pages, 3 figures", "audio/wav")
        .contains("Meyrin", "46.2333° N, 6.0500° E")
        .contains("Frozen rivers, open sound &amp; theory", "The Winter Trust")
        .contains("Farthest North")
        .contains("Journal of Cold Waters", "Third Winter School on Ice", "717,522,008")
        .contains("rivers.pdf", "sound%20sample%20%231%20%2848%20kHz%29.wav/content", "md5:");
  }

  @Test
  void showsTheMarkupOfATitleAndEncodesTheDoi() {
    String suffix = UUID.randomUUID().toString();
    String id =
        shelf.publish(
            MINIMAL
                .replace("A quiet record", "<i>Homo</i> in H<sub>2</sub>O")
                .replace(
                    "{\"access\"",
                    "{\"pids\": {\"doi\": {\"provider\": \"external\", \"identifier\":"
                        + " \"10.1002/(SICI)1:1<135::A>3.0.CO;2-#%s\"}}, \"access\""
                            .formatted(suffix)));
    String encoded = "https://doi.org/10.1002/(SICI)1:1%3C135::A%3E3.0.CO;2-%23" + suffix;

    var answer = given().get("/records/{id}", id).then().statusCode(200).extract();

    assertThat(answer.asString())
        .contains("<h1><i>Homo</i> in H<sub>2</sub>O</h1>")
        .contains("<title>Homo in H2O")
        .contains("<meta name=\"citation_title\" content=\"Homo in H2O\">")
        .contains("href=\"" + encoded + "\"")
        .doesNotContain("href=\"https://doi.org/10.1002/(SICI)1:1&lt;");
    assertThat(answer.headers().getValues("Link"))
        .anyMatch(link -> link.contains("<" + encoded + ">; rel=\"cite-as\""));
  }

  @Test
  void citesInTheStyleThatIsAskedFor() throws IOException {
    String id = shelf.publish(full(), "a.txt");

    given()
        .get("/records/{id}", id)
        .then()
        .body(containsString("Ångström-Łukasz, Z., Okafor, C., &amp; The River"));
    given()
        .queryParam("citation_style", "modern-language-association")
        .get("/records/{id}", id)
        .then()
        .body(containsString("Ångström-Łukasz, Zoë, et al."));
    given()
        .queryParam("citation_style", "nonsense")
        .get("/records/{id}", id)
        .then()
        .statusCode(200);
  }

  @Test
  void tellsMachinesWhatItShows() throws IOException {
    String id = shelf.publish(full(), "rivers.txt");

    var answer = given().get("/records/{id}", id).then().statusCode(200).extract();

    assertThat(answer.asString())
        .contains("<meta name=\"citation_title\" content=\"Freezing &lt;rivers&gt;")
        .contains("<meta name=\"citation_author\" content=\"Okafor, Chidi\">")
        .contains("<meta name=\"citation_publication_date\" content=\"2024/03/14\">")
        .contains("<meta property=\"og:title\"");
    assertThat(answer.headers().getValues("Link"))
        .anyMatch(link -> link.endsWith("rel=\"license\""))
        .anyMatch(link -> link.endsWith("rel=\"describedby\"; type=\"application/ld+json\""))
        .anyMatch(link -> link.equals("<https://orcid.org/0000-0002-1825-0097>; rel=\"author\""))
        .anyMatch(link -> link.contains("/files/rivers.txt/content>; rel=\"item\""))
        .anyMatch(link -> link.equals("<https://schema.org/ScholarlyArticle>; rel=\"type\""));
    String data = answer.asString().split("<script type=\"application/ld\\+json\">")[1];
    JsonNode node = json.readTree(data.substring(0, data.indexOf("</script>")));
    assertThat(node.path("name").asText()).startsWith("Freezing <rivers> & their sound");
  }

  @Test
  void exportsInEveryFormat() throws IOException {
    String id = shelf.publish(full(), "a.txt");

    for (ExportFormat format : formats.all()) {
      // A citation file is for software, a linkset for machines that the API leads to it.
      if (List.of("cff", "linkset").contains(format.id())) {
        continue;
      }
      given()
          .get("/records/{id}/export/{format}", id, format.id())
          .then()
          .statusCode(200)
          .contentType(startsWith(format.mediaType()))
          .header("Content-Disposition", containsString(id + "." + format.fileExtension()))
          .body(containsString("Freezing"));
    }
    given().get("/records/{id}/export/cff", id).then().statusCode(404);
    given().get("/records/{id}/export/linkset", id).then().statusCode(404);
    given().get("/records/{id}/export/docx", id).then().statusCode(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*/* | text/html",
        "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8 | text/html",
        "text/* | text/html",
        "application/ld+json | application/ld+json",
        "application/ld+json, text/html | application/ld+json",
        "application/ld+json;q=0.5, text/html | text/html",
        "text/html;q=0.5, application/ld+json | application/ld+json",
        "image/png, application/x-bibtex;q=0.1 | application/x-bibtex",
        "application/json | application/json",
        "application/vnd.citationstyles.csl+json | application/vnd.citationstyles.csl+json",
        "application/vnd.datacite.datacite+xml | application/vnd.datacite.datacite+xml",
        "application/vnd.datacite.datacite+json | application/vnd.datacite.datacite+json",
        "application/marcxml+xml | application/marcxml+xml",
        "application/x-dc+xml | application/x-dc+xml"
      })
  void givesWhatIsAccepted(String accepted, String given) {
    given()
        .accept(accepted)
        .get("/records/{id}", quiet())
        .then()
        .statusCode(200)
        .contentType(startsWith(given))
        .header("Vary", containsString("Accept"))
        .header("Link", notNullValue())
        .body(containsString("A quiet record"));
  }

  @Test
  void saysThatItHasNotWhatIsAccepted() {
    given().accept("image/png").get("/records/{id}", quiet()).then().statusCode(406);
    given().accept("application/ld+json").get("/records/none0-00000").then().statusCode(404);
  }

  private String quiet() {
    return shelf.publish(MINIMAL);
  }

  @Test
  void aFileIsOpenedByItsNameAndAllAreTakenAtOnce() throws IOException {
    String id = shelf.publish(full(), "rivers.txt");
    String content = "\"/api/records/" + id + "/files/rivers.txt/content?";
    assertThat(page(id))
        .contains("<a href=" + content + "preview=1\">rivers.txt</a>")
        .contains(content + "download=1\"")
        .contains("href=\"/api/records/" + id + "/files-archive\"")
        .contains("Download all");
    assertThat(page(quiet())).doesNotContain("Download all");
  }

  @Test
  void linksVersionsToEachOther() {
    List<String> versions = shelf.publishTwice(MINIMAL);
    String older = versions.get(0);
    String newer = versions.get(1);

    assertThat(page(older)).contains("/records/" + older + "/latest", "/records/" + newer);
    assertThat(page(newer)).contains("/records/" + older).doesNotContain("newer version");
    given()
        .redirects()
        .follow(false)
        .get("/records/{id}/latest", older)
        .then()
        .statusCode(302)
        .header("Location", endsWith("/records/" + newer));
  }

  @Test
  void aRestrictedNewerVersionIsNotTold() throws IOException {
    String closed =
        MINIMAL
            .replace("\"record\": \"public\"", "\"record\": \"restricted\"")
            .replace("\"files\": \"public\"", "\"files\": \"restricted\"");
    List<String> versions = shelf.publishTwice(MINIMAL, closed);
    String open = versions.get(0);
    String concept =
        json.readTree(given().get("/records/{id}/export/json", open).asString())
            .at("/parent/id")
            .asText();

    assertThat(page(open)).doesNotContain("newer version", versions.get(1));
    for (String path : List.of("/records/" + open + "/latest", "/records/" + concept)) {
      given()
          .redirects()
          .follow(false)
          .get(path)
          .then()
          .statusCode(oneOf(302, 303))
          .header("Location", endsWith("/records/" + open));
    }
  }

  @Test
  void leadsFromTheWorkToItsLatestVersion() throws IOException {
    String id = shelf.publishTwice(MINIMAL).get(1);
    String exported = given().get("/records/{id}/export/json", id).asString();
    String concept = json.readTree(exported).at("/parent/id").asText();

    given()
        .redirects()
        .follow(false)
        .get("/records/{id}", concept)
        .then()
        .statusCode(303)
        .header("Location", endsWith("/records/" + id));
  }

  @Test
  void findsARecordByItsDoi() {
    String doi = "10.5555/test." + UUID.randomUUID();
    String id =
        shelf.publish(
            MINIMAL.replaceFirst(
                "\\{",
                "{\"pids\": {\"doi\": {\"identifier\": \""
                    + doi
                    + "\", \"provider\": \"external\"}}, "));

    given()
        .urlEncodingEnabled(false)
        .redirects()
        .follow(false)
        .get("/doi/" + doi.toUpperCase(Locale.ROOT))
        .then()
        .statusCode(302)
        .header("Location", endsWith("/records/" + id));
    given().get("/doi/10.5555/none").then().statusCode(404);
  }

  @Test
  void keepsActiveMarkupOffThePage() {
    String title = "Title <script>alert(1)</script>";
    String id = shelf.publish(MINIMAL.replace("A quiet record", title));

    given()
        .get("/records/{id}", id)
        .then()
        .statusCode(200)
        .body(not(containsString("<script>alert")))
        .body(containsString("Title &lt;script&gt;alert(1)&lt;/script&gt;"))
        .body(containsString("Title \\u003cscript>alert(1)\\u003c/script>"));
  }

  @Test
  void hidesRestrictedRecords() {
    String id =
        shelf.publish(MINIMAL.replace("\"record\": \"public\"", "\"record\": \"restricted\""));

    given()
        .get("/records/{id}", id)
        .then()
        .statusCode(403)
        .body("html.body.main.div.h1", equalTo("You may not see this page"))
        .body(not(containsString("A quiet record")));
    given().get("/records/{id}/export/json", id).then().statusCode(403);
  }

  @Test
  void saysWhatIsNotThere() {
    given()
        .get("/records/none0-00000")
        .then()
        .statusCode(404)
        .contentType("text/html")
        .body(containsString("Page not found"));
  }
}
