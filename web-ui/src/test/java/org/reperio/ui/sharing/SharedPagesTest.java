package org.reperio.ui.sharing;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.oneOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.sharing.ShareLink;
import org.reperio.sharing.ShareLinks;
import org.reperio.site.SiteAddress;
import org.reperio.test.TestServices;
import org.reperio.ui.Desk;
import org.reperio.ui.Shelf;

/** Pages that a share link opens: it opens what they lead to as well, and ends at once. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SharedPagesTest {

  private static final String RESTRICTED =
      """
      {"access": {"record": "restricted", "files": "restricted"}, "files": {"enabled": %s},
       "metadata": {"title": "Letters of the station master", "publication_date": "2024-05-01",
         "publisher": "Reperio", "resource_type": {"id": "dataset"},
         "creators": [{"person_or_org": {"type": "personal", "given_name": "Salma",
           "family_name": "Haddad"}}]}}\
      """;

  private static final Pattern ADDRESS = Pattern.compile("(?:href|src|action)=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(\\w+)\"");

  @Inject Shelf shelf;
  @Inject Desk desk;
  @Inject ShareLinks links;
  @Inject SiteAddress site;
  @Inject ObjectMapper json;

  private ShareLink link(String pid, String permission) {
    return links.create(
        Identity.ofSystem(),
        pid,
        JsonNodeFactory.instance.objectNode().put("permission", permission));
  }

  private static Response open(String path, String token) {
    return given().redirects().follow(false).queryParam("token", token).get(path);
  }

  /** Every address on a page that leads to these records. */
  private List<String> leadingTo(String page, List<String> pids) {
    return ADDRESS
        .matcher(page)
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .filter(address -> pids.stream().anyMatch(address::contains))
        .map(address -> address.replace(site.base(), ""))
        .toList();
  }

  private static void assertOpens(String address) {
    given()
        .redirects()
        .follow(false)
        .urlEncodingEnabled(false)
        .get(address)
        .then()
        .statusCode(oneOf(200, 302));
  }

  @Test
  void everyAddressOfThePageCarriesTheLink() throws IOException {
    List<String> versions = shelf.publishTwice(RESTRICTED.formatted("false"));
    String older = versions.get(0);
    String token = link(older, "view").token();
    String work =
        json.readTree(open("/records/" + older + "/export/json", token).asString())
            .at("/parent/id")
            .asText();

    for (String pid : versions) {
      given().get("/records/{id}", pid).then().statusCode(403);
      Response page = open("/records/" + pid, token);
      assertThat(page.statusCode()).isEqualTo(200);
      assertThat(page.asString()).contains("name=\"token\" value=\"" + token + "\"");
      List<String> addresses =
          leadingTo(page.asString(), versions).stream()
              .filter(address -> !address.equals("/records/" + pid))
              .toList();
      assertThat(addresses)
          .hasSizeGreaterThan(15)
          .allMatch(address -> address.contains("token=" + token))
          .anyMatch(address -> address.startsWith("/api/records/" + pid + "?"))
          .anyMatch(address -> address.startsWith("/records/" + older + "?"));
      addresses.stream()
          .filter(address -> !address.startsWith("/api"))
          .forEach(SharedPagesTest::assertOpens);
    }
    String newer = site.of("/records/" + versions.get(1) + "?token=" + token);
    for (String path : List.of("/records/" + older + "/latest", "/records/" + work)) {
      assertThat(open(path, token).header("Location")).as(path).isEqualTo(newer);
    }
  }

  @Test
  void filesTheirArchiveAndTypedLinksCarryTheLink() {
    String pid = shelf.publish(RESTRICTED.formatted("true"), "a b.txt");
    String token = link(pid, "view").token();
    Response page = open("/records/" + pid, token);

    String files = "/api/records/" + pid + "/files";
    assertThat(leadingTo(page.asString(), List.of(pid)))
        .contains(
            files + "/a%20b.txt/content?preview=1&token=" + token,
            files + "/a%20b.txt/content?download=1&token=" + token,
            files + "-archive?token=" + token);
    List<String> typed =
        page.headers().getValues("Link").stream()
            .flatMap(value -> LINK.matcher(value).results())
            .filter(found -> found.group(2).matches("item|describedby"))
            .map(found -> found.group(1))
            .toList();
    assertThat(typed)
        .hasSizeGreaterThan(5)
        .allMatch(address -> address.endsWith("?token=" + token))
        .contains(site.of(files + "/a%20b.txt/content?token=" + token));
  }

  @Test
  void theSecretStaysHere() {
    String pid = shelf.publish(RESTRICTED.formatted("true"), "notes.txt");
    String token = link(pid, "view").token();

    for (String path : List.of("", "/latest", "/export/bibtex", "/export/none")) {
      open("/records/" + pid + path, token)
          .then()
          .header("Referrer-Policy", "no-referrer")
          .header("Cache-Control", "private, no-store")
          .header("X-Robots-Tag", containsString("noindex"));
    }
    assertThat(open("/records/" + pid, token).asString()).doesNotContain("rel=\"canonical\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "AAAA", "%00", "\"><script>"})
  void whatIsNoLinkIsNotPassedOn(String token) {
    String open = RESTRICTED.replace("\"restricted\"", "\"public\"").formatted("false");
    String pid = shelf.publish(open);
    Response page = open("/records/" + pid, token);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(leadingTo(page.asString(), List.of(pid)))
        .hasSizeGreaterThan(5)
        .filteredOn(address -> !address.startsWith("/records/" + pid + "?token="))
        .noneMatch(address -> address.contains("token="));
  }

  @Test
  void aLinkThatEndedOpensNothing() {
    String pid = shelf.publish(RESTRICTED.formatted("true"), "notes.txt");
    ShareLink link = link(pid, "view");
    List<String> addresses =
        Stream.concat(
                Stream.of("/records/" + pid + "?token=" + link.token()),
                leadingTo(open("/records/" + pid, link.token()).asString(), List.of(pid)).stream()
                    .filter(address -> address.startsWith("/records/" + pid + "/")))
            .toList();
    assertThat(addresses).hasSizeGreaterThan(5);
    addresses.forEach(SharedPagesTest::assertOpens);
    links.delete(Identity.ofSystem(), pid, link.id().toString());
    addresses.forEach(
        address ->
            given()
                .urlEncodingEnabled(false)
                .get(address)
                .then()
                .statusCode(403)
                .body(containsString("The link that you followed is incomplete, has expired")));
  }

  @Test
  void aLinkOpensNoOtherRecord() {
    String pid = shelf.publish(RESTRICTED.formatted("false"));
    String other = shelf.publish(RESTRICTED.formatted("false"));
    assertThat(open("/records/" + other, link(pid, "edit").token()).statusCode()).isEqualTo(403);
  }

  @Test
  void aPreviewLinkShowsTheDraft() throws IOException {
    String pid = desk.draft(RESTRICTED.formatted("true"), "notes.txt");
    given().get("/records/{id}", pid).then().statusCode(404);
    ShareLink link = link(pid, "preview");
    Response page = open("/records/" + pid, link.token());

    page.then()
        .statusCode(200)
        .body("html.body.main.article.p.span.strong", equalTo("Preview."))
        .body(containsString("Letters of the station master"))
        .body(not(containsString("Published")))
        .body(containsString("<meta name=\"robots\" content=\"noindex\">"))
        .body(not(containsString("citation_title")));
    assertThat(page.headers().getValues("Link")).isEmpty();
    String draft = "/api/records/" + pid + "/draft";
    List<String> addresses = leadingTo(page.asString(), List.of(pid));
    assertThat(addresses)
        .contains(
            draft + "?token=" + link.token(),
            draft + "/files/notes.txt/content?preview=1&token=" + link.token(),
            draft + "/files-archive?token=" + link.token(),
            "/records/" + pid + "/export/bibtex?preview=1&token=" + link.token());
    addresses.stream()
        .filter(address -> address.startsWith("/records/" + pid + "/"))
        .forEach(SharedPagesTest::assertOpens);
    open("/uploads/" + pid, link.token())
        .then()
        .statusCode(200)
        .body(containsString("/records/" + pid + "?preview=1&amp;token=" + link.token()));

    links.delete(Identity.ofSystem(), pid, link.id().toString());
    assertThat(open("/records/" + pid, link.token()).statusCode()).isEqualTo(404);
    assertThat(open("/records/" + pid + "/export/json", link.token()).statusCode()).isEqualTo(404);
  }

  @Test
  void aDraftThatIsEmptyHasAPageToo() throws IOException {
    String pid = desk.draft("{\"metadata\": {}, \"files\": {\"enabled\": true}}", "notes.txt");
    open("/records/" + pid, link(pid, "edit").token())
        .then()
        .statusCode(200)
        .body(containsString("notes.txt"));
  }

  @Test
  void aViewLinkShowsNoDraft() throws IOException {
    String pid = desk.draft(RESTRICTED.formatted("true"), "notes.txt");
    assertThat(open("/records/" + pid, link(pid, "view").token()).statusCode()).isEqualTo(403);
  }

  @Test
  void thePreviewOfAChangeIsAskedForByName() throws IOException {
    String pid = shelf.publish(RESTRICTED.formatted("false"));
    desk.edit(pid, RESTRICTED.formatted("false").replace("Letters", "All letters"));
    String token = link(pid, "preview").token();

    open("/records/" + pid, token)
        .then()
        .body("html.body.main.article.header.h1", equalTo("Letters of the station master"));
    given()
        .queryParam("preview", "1")
        .queryParam("token", token)
        .get("/records/{id}", pid)
        .then()
        .statusCode(200)
        .body("html.body.main.article.header.h1", equalTo("All letters of the station master"));
    given().queryParam("preview", "1").get("/records/{id}", pid).then().statusCode(403);
  }
}
