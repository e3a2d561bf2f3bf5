package org.reperio.ui.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.site.Assets;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

/** The frame that all pages share. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class FrameTest {

  private static final Pattern ADDRESS =
      Pattern.compile("(?:href|src|action)=\"(/[^\"#]*)(?:#[^\"]*)?\"");
  private static final Pattern FONT = Pattern.compile("url\\(\"([^\"]+)\"\\)");

  private static final String DOCUMENT =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "Linked", "publication_date": "2024", "publisher": "Reperio",
         "resource_type": {"id": "software"}, "subjects": [{"subject": "cold & \\"wet\\""}],
         "creators": [{"person_or_org": {"type": "organizational", "name": "A & B (Lab)"}}]}}""";

  @Inject Shelf shelf;
  @Inject Assets assets;

  @BeforeEach
  void haveAnIndex() {
    shelf.publish(DOCUMENT);
    shelf.index();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/search", "/about", "/help/search", "/no-such-page"})
  void tellsBrowsersToBeStrict(String path) {
    given()
        .get(path)
        .then()
        .header("Content-Security-Policy", containsString("default-src 'none'"))
        .header("Content-Security-Policy", not(containsString("unsafe")))
        .header("X-Content-Type-Options", equalTo("nosniff"))
        .header("Referrer-Policy", equalTo("strict-origin-when-cross-origin"))
        .header("X-Request-ID", matchesPattern("[0-9a-f-]{36}"))
        .body(not(containsString(" style=\"")))
        .body(not(containsString(" onclick=")))
        .body(containsString("<html lang=\"en\""))
        .body(containsString("class=\"skip\" href=\"#content\""));
  }

  @Test
  void keepsTheRequestIdOfAProxy() {
    given()
        .header("X-Request-ID", "edge-12345678")
        .get("/about")
        .then()
        .header("X-Request-ID", equalTo("edge-12345678"));
    given()
        .header("X-Request-ID", "<script>")
        .get("/about")
        .then()
        .header("X-Request-ID", not(containsString("<")));
  }

  /** Downloads and the API are served next to the pages, not by them. */
  @Test
  void hasNoDeadLinks() {
    Set<String> found = new TreeSet<>();
    Set<String> open = new TreeSet<>(Set.of("/"));
    while (!open.isEmpty() && found.size() < 150) {
      String address = open.iterator().next();
      open.remove(address);
      found.add(address);
      var answer = given().urlEncodingEnabled(false).get(address.replace("&amp;", "&")).then();
      int status = answer.extract().statusCode();
      if (address.equals("/preferences/theme")) {
        continue;
      }
      assertThat(status).as(address).isEqualTo(200);
      if (answer.extract().contentType().startsWith("text/html")) {
        Matcher links = ADDRESS.matcher(answer.extract().asString());
        while (links.find()) {
          String link = links.group(1);
          if (!link.startsWith("/api/") && !found.contains(link)) {
            open.add(link);
          }
        }
      }
    }
    assertThat(found).contains("/", "/search", "/about", "/help/search").hasSizeGreaterThan(20);
  }

  /** During an upgrade a page of the other version asks for what this one does not have. */
  @ParameterizedTest
  @ValueSource(strings = {"?v=0123456789", "", "?v=", "?v=%00"})
  void anotherVersionsFileIsNotKept(String query) {
    given()
        .urlEncodingEnabled(false)
        .get("/assets/reperio.css" + query)
        .then()
        .statusCode(200)
        .header("Cache-Control", equalTo("no-cache"));
  }

  @Test
  void servesItsFontsAndKeepsThem() {
    String css =
        given()
            .get(assets.url("fonts.css"))
            .then()
            .header("Cache-Control", equalTo("public, max-age=31536000, immutable"))
            .extract()
            .asString();
    Matcher fonts = FONT.matcher(css);
    int count = 0;
    while (fonts.find()) {
      given()
          .get("/assets/" + fonts.group(1))
          .then()
          .statusCode(200)
          .header("Cache-Control", containsString("max-age"));
      count++;
    }
    assertThat(count).isEqualTo(16);
    given().get("/assets/fonts/LICENSE").then().statusCode(200).body(containsString("Open Font"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/search",
        "/api",
        "/administration",
        "/account",
        "/uploads",
        "/me",
        "/login",
        "/logout",
        "/records/*/preview"
      })
  void crawlersAreKeptFromWhatIsNotForThem(String path) {
    given()
        .get("/robots.txt")
        .then()
        .statusCode(200)
        .contentType("text/plain")
        .body(containsString("User-agent: *\n"))
        .body(containsString("\nDisallow: " + path + "\n"));
  }

  /** Full text for search engines of scholars: what {@code citation_pdf_url} names. */
  @Test
  void crawlersMayReadFiles() {
    given()
        .get("/robots.txt")
        .then()
        .body(containsString("\nAllow: /api/records/*/files/*/content\n"));
  }

  /** Browsers ask for it even where a page names another icon. */
  @Test
  void thereIsAnIcon() {
    byte[] icon = given().get("/favicon.ico").then().statusCode(200).extract().asByteArray();
    assertThat(icon).startsWith(0, 0, 1, 0, 3, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "/search?q=ice, /search?q=ice",
    "https://evil.example/, /",
    "//evil.example/, /",
    "/\\evil.example, /"
  })
  void remembersTheThemeAndComesBack(String back, String target) {
    given()
        .redirects()
        .follow(false)
        .formParam("theme", "dark")
        .formParam("return", back)
        .post("/preferences/theme")
        .then()
        .statusCode(303)
        .header("Location", endsWith(target))
        .header("Location", not(containsString("evil")))
        .header("Set-Cookie", allOf(containsString("theme=dark"), containsString("SameSite=Lax")));
    given()
        .cookie("theme", "dark")
        .get("/about")
        .then()
        .body(containsString("data-theme=\"dark\""));
    given()
        .cookie("theme", "\"><script>")
        .get("/about")
        .then()
        .body(containsString("data-theme=\"auto\""));
  }
}
