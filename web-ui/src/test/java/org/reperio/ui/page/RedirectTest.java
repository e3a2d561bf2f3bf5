package org.reperio.ui.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.record.Records;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.test.TestServices;
import org.reperio.ui.Shelf;

/** Whatever a proxy or a client says of the host: pages lead to the configured address alone. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RedirectTest {

  private static final String DOCUMENT =
      """
      {%s"access": {"record": "public", "files": "public"}, "files": {"enabled": false},
       "metadata": {"title": "Moved", "publication_date": "2024", "publisher": "Reperio",
         "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "organizational", "name": "Movers"}}]}}\
      """;

  @Inject Shelf shelf;
  @Inject Records records;
  @Inject SiteAddress site;

  /** As the service is asked behind a proxy, and by a client that lies to it. */
  private static List<RequestSpecification> askers() {
    return List.of(
        given(),
        given().header("Host", "evil.example"),
        given()
            .header("X-Forwarded-Host", "evil.example")
            .header("X-Forwarded-Proto", "http")
            .header("X-Forwarded-Port", "8080")
            .header("X-Forwarded-Prefix", "/evil")
            .header("Forwarded", "for=192.0.2.1;host=evil.example;proto=http"));
  }

  private void assertLeads(String from, int status, String to) {
    for (RequestSpecification asker : askers()) {
      Response answer = asker.redirects().follow(false).urlEncodingEnabled(false).get(from);
      assertThat(answer.statusCode()).as(from).isEqualTo(status);
      assertThat(answer.header("Location")).as(from).isEqualTo(site.of(to));
    }
  }

  @Test
  void aWorkLeadsToItsLatestVersion() {
    List<String> versions = shelf.publishTwice(DOCUMENT.formatted(""));
    String older = versions.get(0);
    String newer = versions.get(1);
    String work = records.read(Identity.anonymous(), newer).at("/parent/id").asText();

    assertLeads("/records/" + work, 303, "/records/" + newer);
    assertLeads("/records/" + work + "/", 303, "/records/" + newer);
    assertLeads("/records/" + older + "/latest", 302, "/records/" + newer);
    assertLeads("/records/" + work + "/latest/", 302, "/records/" + newer);
  }

  @Test
  void aDoiLeadsToItsRecord() {
    String doi = "10.5555/moved." + UUID.randomUUID();
    String pids =
        "\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"external\"}}, "
            .formatted(doi);
    String id = shelf.publish(DOCUMENT.formatted(pids));

    assertLeads("/doi/" + doi, 302, "/records/" + id);
  }

  /** Of each of these, an address that is not encoded or not read with care loses a part. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.1002/(SICI)1521-3951(199911)216:1<135::AID-%s>3.0.CO;2-#",
        "10.5555/%s;a=b;c",
        "10.5555/%s//b",
        "10.5555/%s/../b",
        "10.5555/%s/.",
        "10.5555/%s/",
        "10.5555/a+b?x=%%41&y#%s",
        "10.17072/1995\u20104190-%s"
      })
  void aDoiWithSignsLeadsToItsRecord(String pattern) {
    String doi = pattern.formatted(UUID.randomUUID());
    String pids =
        "\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"external\"}}, "
            .formatted(doi);
    String id = shelf.publish(DOCUMENT.formatted(pids));

    assertLeads(SitePath.doi(doi), 302, "/records/" + id);
  }

  @Test
  void theDoiOfARestrictedRecordLeadsToThePageWhereItIsAskedFor() {
    String doi = "10.5555/closed." + UUID.randomUUID() + "<1>";
    String pids =
        "\"pids\": {\"doi\": {\"identifier\": \"%s\", \"provider\": \"external\"}}, "
            .formatted(doi);
    String restricted = DOCUMENT.replace("\"record\": \"public\"", "\"record\": \"restricted\"");
    String id = shelf.publish(restricted.formatted(pids));

    assertLeads("/doi/" + doi.replace("<1>", "%3C1%3E"), 302, "/records/" + id);
  }

  @ParameterizedTest
  @CsvSource({
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "\\\\evil.example",
    "javascript:alert(1)",
    "search",
    "@evil.example",
    ".evil.example"
  })
  void theThemeLeadsNowhereElse(String back) {
    assertThat(chosen(given(), back)).isEqualTo(site.of("/"));
  }

  @Test
  void theThemeLeadsBack() {
    assertThat(chosen(given(), "/search?q=a%20b&p=2")).isEqualTo(site.of("/search?q=a%20b&p=2"));
    assertThat(chosen(given(), "/search?q=a|b{c}^\"`"))
        .isEqualTo(site.of("/search?q=a%7Cb%7Bc%7D%5E%22%60"));
  }

  @Test
  void whatIsNoAddressStaysOnThisSite() {
    assertThat(chosen(given(), "/100%")).isEqualTo(site.of("/100%25"));
    assertThat(chosen(given(), "/a\r\nSet-Cookie: b=c"))
        .isEqualTo(site.of("/a%0D%0ASet-Cookie:%20b=c"));
    assertThat(chosen(given(), "/\u00e9")).isEqualTo(site.of("/%C3%A9"));
    assertThat(chosen(given().header("Host", "evil.example"), "/about"))
        .isEqualTo(site.of("/about"));
  }

  private static String chosen(RequestSpecification asker, String back) {
    return asker
        .redirects()
        .follow(false)
        // As browsers send the forms of a page in UTF-8.
        .contentType("application/x-www-form-urlencoded; charset=UTF-8")
        .formParam("theme", "dark")
        .formParam("return", back)
        .post("/preferences/theme")
        .then()
        .statusCode(303)
        .extract()
        .header("Location");
  }
}
