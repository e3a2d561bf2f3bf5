package org.reperio.ui.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SearchPagesTest {

  private static final String DOCUMENT =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "%s", "publication_date": "2024-05-01", "version": "1.2",
         "publisher": "Reperio", "resource_type": {"id": "image-photo"},
         "description": "<p>A picture of <b>ice</b></p>", "subjects": [{"subject": "cold"}],
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Aigerim",
           "family_name": "Sadykova",
           "identifiers": [{"identifier": "0000-0002-1825-0097"}]}}]}}\
      """;

  @Inject Shelf shelf;

  @ConfigProperty(name = "reperio.site.url")
  String site;

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  @Test
  void listsWhatItFindsAsCards() {
    String word = word();
    String id = shelf.publish(DOCUMENT.formatted(word));
    shelf.index();

    given()
        .get("/search?q={q}", word)
        .then()
        .statusCode(200)
        .body(containsString("href=\"/records/" + id + "\""))
        .body(containsString("A picture of ice"))
        .body(containsString("Version 1.2"))
        .body(containsString("1 May 2024"))
        .body(containsString("https://orcid.org/0000-0002-1825-0097"))
        .body(containsString("/search?q=metadata.subjects.subject%3A%22cold%22"));
  }

  @Test
  void filtersByFacetsInTheAddress() {
    String word = word();
    shelf.publish(DOCUMENT.formatted(word));
    shelf.index();

    given()
        .queryParam("q", word)
        .queryParam("f", "resource_type:image+inner:image-photo")
        .get("/search")
        .then()
        .body(containsString(word))
        .body(containsString("Remove filter Resource types: Photo"));
    given()
        .get("/search?q={q}&resource_type=dataset", word)
        .then()
        .body(containsString("No results"))
        .body(containsString("remove a filter"));
  }

  @Test
  void pagesWithLinksForBrowsersToo() {
    String word = word();
    for (int i = 0; i < 11; i++) {
      shelf.publish(DOCUMENT.formatted(word));
    }
    shelf.index();

    given()
        .get("/search?q={q}&s=10", word)
        .then()
        .body(containsString("11 results"))
        .body(
            containsString("<link rel=\"next\" href=\"/search?q=" + word + "&amp;s=10&amp;p=2\">"))
        .body(containsString("1–10 of 11"));
    given()
        .get("/search?q={q}&s=10&p=2", word)
        .then()
        .body(containsString("<link rel=\"prev\""))
        .body(not(containsString("<link rel=\"next\"")))
        .body(containsString("11–11 of 11"));
  }

  @Test
  void searchesBrokenQueriesAsPlainWords() {
    String word = word();
    shelf.publish(DOCUMENT.formatted(word));
    shelf.index();

    given()
        .queryParam("q", word + " AND (")
        .get("/search")
        .then()
        .statusCode(200)
        .body(allOf(containsString("not a valid query"), containsString("/help/search")));
  }

  @Test
  void saysWhatOfAQueryItDoesNotUnderstand() {
    String word = word();
    shelf.publish(DOCUMENT.formatted(word));
    shelf.index();

    given()
        .queryParam("q", "no_such_field:" + word)
        .get("/search")
        .then()
        .statusCode(200)
        .body(containsString("There is no field"), containsString("no_such_field"))
        .body(containsString("1 result"));
    for (String q : List.of("\"unbalanced", "title:", "/", "a/b", "climate AND", "10.5072/abc")) {
      given().queryParam("q", q).get("/search").then().statusCode(200);
    }
  }

  @Test
  void findsTheRecordOfAnIdentifierFirst() {
    String id = shelf.publish(DOCUMENT.formatted(word()));
    shelf.publish(DOCUMENT.formatted("https records localhost 5000"));
    shelf.index();

    for (String q : List.of(site + "/records/" + id, id, "/records/" + id + "#files")) {
      String page =
          given().queryParam("q", q).get("/search").then().statusCode(200).extract().asString();
      assertThat(page.replaceFirst("(?s).*?<h3><a href=\"([^\"]*)\".*", "$1"))
          .isEqualTo("/records/" + id);
    }
  }

  @Test
  void saysThatAPageIsOutOfReach() {
    String word = word();
    shelf.publish(DOCUMENT.formatted(word));
    shelf.index();

    given()
        .get("/search?q={q}&page=501", word)
        .then()
        .statusCode(400)
        .body(containsString("There is no page 501: the results end before it."))
        .body(containsString("Go to page 1, the last one"))
        .body(containsString("1 result"));
    given()
        .get("/search?q={q}&page=501", word())
        .then()
        .statusCode(400)
        .body(containsString("No results"));
    given()
        .get("/search?q={q}&p=7", word)
        .then()
        .statusCode(200)
        .body(containsString("There is no page 7"), not(containsString("No results")));
  }

  @Test
  void anEmptyStateStandsInOneColumnAndTheButtonHasAName() {
    shelf.index();
    given()
        .get("/search?q={q}", word())
        .then()
        .body(containsString("No results"))
        .body(containsString("<div class=\"columns single\">"))
        .body(containsString("<button class=\"button\" type=\"submit\" aria-label=\"Search\">"));
  }

  @Test
  void takesAnyParametersWithoutFailing() {
    shelf.index();
    given()
        .get("/search?q=%00%01&p=99999&s=7&sort=none&f=x&f=resource_type:")
        .then()
        .statusCode(400);
    given().get("/search?q=%00%01&p=x&s=7&sort=none&f=x&f=resource_type:").then().statusCode(200);
  }
}
