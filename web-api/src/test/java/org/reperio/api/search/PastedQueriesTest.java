package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.not;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.test.RandomQueries;
import org.reperio.test.TestServices;

/** People paste what they have into a search box: it is always answered, identifiers first. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PastedQueriesTest {

  @Inject ApiClient client;
  @Inject Indices indices;

  @ConfigProperty(name = "reperio.site.url")
  String site;

  private final String word = "w" + UUID.randomUUID().toString().replace("-", "");

  private static ValidatableResponse ask(String path, String q) {
    return given().queryParam("q", q).get(path).then();
  }

  private static void first(String q, String id) {
    ask("/api/records", q)
        .statusCode(200)
        .body("hits.hits[0].id", equalTo(id))
        .body("$", not(hasKey("query_note")));
  }

  /** A record with identifiers of all kinds, among others that share their words. */
  private String described(String doi) {
    String owner = client.token();
    String metadata =
        """
        "pids": {"doi": {"identifier": "%s", "provider": "external"}},
        "metadata": {"identifiers": [{"identifier": "arXiv:2101.04321", "scheme": "arxiv"},
          {"identifier": "978-3-16-148410-0", "scheme": "isbn"},
          {"identifier": "20.500.12345/%s", "scheme": "handle"}],\
        """
            .formatted(doi, word);
    String id =
        published(
            owner,
            MINIMAL
                .replace("\"metadata\": {", metadata)
                .replace(
                    "\"family_name\": \"Sadykova\"",
                    "\"family_name\": \"Sadykova\", \"identifiers\": [{\"identifier\":"
                        + " \"0000-0001-7394-2064\"}]"));
    for (int i = 0; i < 4; i++) {
      published(
          owner,
          MINIMAL.replace(
              "Glacier",
              "doi org series part 7 https records isbn orcid arxiv 978 3 16 148410 0 2101"));
    }
    indices.applyEvents();
    return id;
  }

  @Test
  void anIdentifierInAnyFormFindsItsRecordFirst() {
    String suffix = "Series/" + word + ".2024/part-7";
    String id = described("10.9999/" + suffix);
    for (String q :
        List.of(
            "10.9999/series/" + word + ".2024/PART-7",
            "https://doi.org/10.9999/" + suffix,
            "doi.org/10.9999/" + suffix,
            "doi:10.9999/" + suffix,
            "DOI: 10.9999/" + suffix.toUpperCase(java.util.Locale.ROOT) + ".",
            "https://doi.org/10.9999/" + suffix.replace("/", "%2F"),
            site + "/doi/10.9999/" + suffix,
            id,
            id.toUpperCase(java.util.Locale.ROOT),
            site + "/records/" + id,
            site.replace("https", "http") + "/records/" + id + "?preview=1",
            "/records/" + id,
            "hdl:20.500.12345/" + word,
            "https://hdl.handle.net/20.500.12345/" + word)) {
      first(q, id);
    }
    for (String q :
        List.of(
            "arXiv:2101.04321v2",
            "https://arxiv.org/abs/2101.04321",
            "ISBN 978 3 16 148410 0",
            "9783161484100",
            "3-16-148410-X",
            "0000000173942064",
            "https://orcid.org/0000-0001-7394-2064",
            "orcid:0000-0001-7394-2064")) {
      assertThat((List<String>) ask("/api/records?size=100", q).extract().path("hits.hits.id"))
          .as(q)
          .startsWith(id);
    }
  }

  private static String withDoi(String doi, String document) {
    return document.replaceFirst(
        "\\{",
        "{\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"external\"}}, "
            .formatted(doi));
  }

  @Test
  void suggestionsAreForWhatIsBegunAndForIdentifiers() {
    String owner = client.token();
    String doi = "10.9999/" + word;
    String id =
        published(owner, withDoi(doi, MINIMAL.replace("Glacier retreat", word + " moraine")));
    published(owner, MINIMAL.replace("Glacier retreat", word + " valley"));
    indices.applyEvents();
    for (String begun :
        List.of(word + " mor", "MORAINE " + word.substring(0, 12), "https://doi.org/" + doi, id)) {
      given()
          .queryParam("suggest", begun)
          .get("/api/records")
          .then()
          .statusCode(200)
          .body("hits.hits.id", equalTo(List.of(id)));
    }
    for (String begun : List.of("/", "title:(", "\"", "?")) {
      given().queryParam("suggest", begun).get("/api/records").then().statusCode(200);
    }
  }

  @Test
  void theDoiOfAnEarlierVersionFindsIt() {
    String owner = client.token();
    String doi = "10.9999/" + word;
    String document = MINIMAL.replace("Glacier", word);
    String first = published(owner, withDoi(doi, document));
    String second = as(owner).post("/api/records/{id}/versions", first).path("id");
    as(owner)
        .body(withDoi(doi + ".v2", document))
        .put("/api/records/{id}/draft", second)
        .then()
        .statusCode(200);
    publish(owner, second).statusCode(202);
    indices.applyEvents();
    first(doi, first);
    first(first, first);
    first("https://doi.org/" + doi + ".V2", second);
    first(given().get("/api/records/{id}", first).path("parent.id"), second);
    ask("/api/records", word).body("hits.hits.id", equalTo(List.of(second)));
  }

  @Test
  void whatIsNoQueryIsSearchedAsWordsAndSaysWhy() {
    String owner = client.token();
    String id = published(owner, MINIMAL.replace("Glacier", word));
    UUID community = client.community();
    indices.applyEvents();
    for (String q :
        List.of(
            "\"unbalanced " + word,
            "foo (" + word,
            word + " title:",
            word + " / x",
            "a/b/" + word + " /",
            word + " AND",
            "AND " + word,
            word + "]",
            "no_such_field:x " + word,
            "uuid:x OR " + word,
            "created:[yesterday TO sometime] " + word,
            word + " files.count:[x TO y]")) {
      ask("/api/records", q)
          .statusCode(200)
          .body("hits.hits[0].id", equalTo(id))
          .body("query_note.searched_as", equalTo("words"))
          .body("query_note.reason", containsString(q.contains("uuid") ? "uuid" : ""));
    }
    for (String q :
        List.of(
            "10.5072/abc",
            "https://doi.org/…",
            "\"unbalanced",
            "foo (bar",
            "title:",
            "/",
            "a/b",
            "climate AND",
            "test?",
            "?",
            "*",
            "%",
            "\\",
            "\0",
            "publication_date:\0",
            "+",
            "a:b:c",
            "{\"a\": 1}")) {
      for (String path : List.of("/api/records", "/api/communities/" + community + "/records")) {
        ask(path, q).statusCode(200);
      }
      given()
          .auth()
          .oauth2(owner)
          .queryParam("q", q)
          .get("/api/user/records")
          .then()
          .statusCode(200);
    }
    ask("/api/records", "test?").body("$", not(hasKey("query_note")));
    ask("/api/records", "a".repeat(10_001)).statusCode(400).body("errors[0].field", equalTo("q"));
  }

  @Test
  void aPastedTitleOfAnyLengthIsFound() {
    StringBuilder title = new StringBuilder(word);
    for (int i = 0; i < 120; i++) {
      title.append(" part").append(i);
    }
    String id = published(client.token(), MINIMAL.replace("Glacier", title));
    indices.applyEvents();
    first(title.toString(), id);
  }

  @Test
  void facetsAndPagesOutOfRangeAreNoFailures() {
    for (String parameters :
        List.of("is_published=perhaps", "file_type=%25", "access_status=", "nothing=x")) {
      given().urlEncodingEnabled(false).get("/api/records?" + parameters).then().statusCode(200);
      as(client.token())
          .urlEncodingEnabled(false)
          .get("/api/user/records?" + parameters)
          .then()
          .statusCode(200);
    }
    given()
        .get("/api/records?size=20&page=501")
        .then()
        .statusCode(400)
        .body("message", equalTo("Invalid querystring parameters."))
        .body("errors[0].field", equalTo("page"))
        .body("errors[0].messages[0]", containsString("10,000"));
    given().get("/api/records?size=20&page=500").then().statusCode(200);
    for (String parameters :
        List.of(
            "page=0", "page=-1", "page=x", "page=99999999999", "size=0", "size=1001", "size=")) {
      given()
          .get("/api/records?" + parameters)
          .then()
          .statusCode(400)
          .body("errors[0].field", equalTo(parameters.substring(0, 4)));
    }
  }

  @Test
  void whateverIsTypedIsAnswered() {
    answered(200);
  }

  @Test
  @Tag("slow")
  void whateverElseIsTypedIsAnswered() {
    answered(10_000);
  }

  private void answered(int queries) {
    // Alone, in the slow suite, nothing else has made an index.
    published(client.token(), MINIMAL);
    indices.applyEvents();
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < queries; i++) {
      String q = RandomQueries.next(random);
      int status =
          given().queryParam("q", q).queryParam("size", 1).get("/api/records").statusCode();
      assertThat(status).as("seed %d, query %d: %s", seed, i, q).isEqualTo(200);
    }
  }
}
