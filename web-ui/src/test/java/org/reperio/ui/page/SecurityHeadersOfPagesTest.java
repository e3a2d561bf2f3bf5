package org.reperio.ui.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

/** Every answer of the pages has each header that tells browsers to be strict, and has it once. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SecurityHeadersOfPagesTest {

  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Permissions-Policy",
          "Cross-Origin-Opener-Policy");

  private static final String DOCUMENT =
      """
      {"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "Strict", "publication_date": "2024", "publisher": "Reperio",
         "resource_type": {"id": "software"},
         "creators": [{"person_or_org": {"type": "organizational", "name": "A"}}]}}""";

  @Inject Shelf shelf;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/search?q=a",
        "/search?page=x",
        "/about",
        "/no-such-page",
        "/records/none-at-all",
        "/records/none-at-all?token=abc",
        "/records/%c0%ae",
        "/assets/none.css",
        "/favicon.ico",
        "/robots.txt",
        "/doi/10.5072/none",
        "/me/requests",
        "/ping"
      })
  void pageHasEachHeaderOnce(String path) {
    hasEachHeaderOnce(path, plain().urlEncodingEnabled(false).get(path));
  }

  @Test
  void recordAndChoiceHaveEachHeaderOnce() {
    String id = shelf.publish(DOCUMENT);
    hasEachHeaderOnce("record", plain().get("/records/{id}", id));
    hasEachHeaderOnce("export", plain().get("/records/{id}/export/json", id));
    hasEachHeaderOnce("HEAD", plain().head("/records/{id}", id));
    hasEachHeaderOnce("with a secret", plain().get("/records/{id}?token=abc", id));
    hasEachHeaderOnce("choice", plain().formParam("theme", "dark").post("/preferences/theme"));
    hasEachHeaderOnce("wrong method", plain().delete("/about"));
  }

  @Test
  void cookieTravelsByHttpsOnlyWhereTheSiteHasIt() {
    plain()
        .formParam("theme", "dark")
        .post("/preferences/theme")
        .then()
        .header("Set-Cookie", containsString("Secure"));
  }

  private static void hasEachHeaderOnce(String what, Response answer) {
    for (String header : HEADERS) {
      assertThat(answer.headers().getValues(header))
          .as("%s of %s, %d", header, what, answer.statusCode())
          .hasSize(1);
    }
  }

  private static RequestSpecification plain() {
    return given().redirects().follow(false);
  }
}
