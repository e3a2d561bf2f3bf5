package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.product.AnyDeployment;
import org.reperio.product.Api;
import org.reperio.product.Deployment;

/** Through the front door with TLS, every address that pages and the API name is one to follow. */
@AnyDeployment
@Order(7)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AddressesIT {

  private static final String FILE = "field notes.txt";
  private static final Pattern HREF = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile("<([^>]*)>; rel=\"(?:item|describedby)\"");

  private Deployment deployment;
  private Api api;
  private String owner;

  @BeforeAll
  void take(Deployment running) throws IOException, InterruptedException {
    deployment = running;
    api = deployment.api();
    owner = deployment.researcher().token();
  }

  private String draft(String access) {
    Response made =
        api.as(owner)
            .contentType(ContentType.JSON)
            .body(
                Map.of(
                    "metadata",
                    Api.metadata("Notes " + UUID.randomUUID()),
                    "access",
                    Map.of("record", access, "files", access),
                    "files",
                    Map.of("enabled", true)))
            .post("/api/records");
    assertThat(made.statusCode()).as(made.asString()).isEqualTo(201);
    String id = made.path("id");
    String files = "/api/records/" + id + "/draft/files";
    api.as(owner).contentType(ContentType.JSON).body(List.of(Map.of("key", FILE))).post(files);
    api.as(owner)
        .contentType("application/octet-stream")
        .body("Low water at nine.\n".getBytes(StandardCharsets.UTF_8))
        .put(files + "/{key}/content", FILE);
    assertThat(api.as(owner).post(files + "/{key}/commit", FILE).statusCode()).isEqualTo(200);
    return id;
  }

  private String published(String access) {
    String id = draft(access);
    Response answer = api.as(owner).post("/api/records/{id}/draft/actions/publish", id);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return id;
  }

  private String link(String id, String permission) {
    return api.as(owner)
        .contentType(ContentType.JSON)
        .body(Map.of("permission", permission))
        .post("/api/records/{id}/access/links", id)
        .path("token");
  }

  private RequestSpecification staying() {
    return api.anonymous().redirects().follow(false);
  }

  @Test
  @DisplayName("Redirects lead to the address of the site, whatever the client says")
  void redirectsLeadHere() {
    String id = published("public");
    String work = api.anonymous().get("/api/records/{id}", id).path("parent.id");
    String page = deployment.site() + "/records/" + id;
    for (String claimed : List.of("", "evil.example")) {
      for (String path : List.of("/records/" + work, "/records/" + id + "/latest")) {
        RequestSpecification asked = staying();
        if (!claimed.isEmpty()) {
          asked.header("X-Forwarded-Host", claimed).header("X-Forwarded-Proto", "http");
        }
        assertThat(asked.get(path).header("Location")).as(path).isEqualTo(page);
      }
    }
    assertThat(staying().get("/api/records/{id}", work).header("Location"))
        .isEqualTo(deployment.site() + "/api/records/" + id);
    assertThat(
            staying()
                .formParam("theme", "dark")
                .formParam("return", "/search?q=tide")
                .post("/preferences/theme")
                .header("Location"))
        .isEqualTo(deployment.site() + "/search?q=tide");
  }

  @Test
  @DisplayName("Every address of a page that a share link opened is open too, until the link ends")
  void aShareLinkOpensWhatThePageLeadsTo() {
    String id = published("restricted");
    String token = link(id, "view");
    Response page = staying().queryParam("token", token).get("/records/{id}", id);
    Set<String> addresses = leadingTo(id, page);
    assertThat(addresses).hasSizeGreaterThan(10).anyMatch(one -> one.contains("files-archive"));
    addresses.forEach(address -> assertThat(open(address)).as(address).isEqualTo(200));

    String secret = api.as(owner).get("/api/records/{id}/access/links", id).path("hits.hits[0].id");
    api.as(owner).delete("/api/records/{id}/access/links/{link}", id, secret);
    addresses.forEach(address -> assertThat(open(address)).as(address).isEqualTo(403));
  }

  @Test
  @DisplayName("A preview link shows the draft and its files")
  void aPreviewLinkShowsTheDraft() {
    String id = draft("restricted");
    String token = link(id, "preview");
    Response page = staying().queryParam("token", token).get("/records/{id}", id);
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.asString()).contains("Preview.", FILE);
    Set<String> addresses = leadingTo(id, page);
    assertThat(addresses).anyMatch(one -> one.contains("/draft/files/"));
    addresses.forEach(address -> assertThat(open(address)).as(address).isEqualTo(200));
  }

  private Set<String> leadingTo(String id, Response page) {
    var addresses = new LinkedHashSet<String>();
    HREF.matcher(page.asString())
        .results()
        .map(found -> found.group(1).replace("&amp;", "&"))
        .filter(address -> address.contains(id))
        .forEach(addresses::add);
    page.headers().getValues("Link").stream()
        .flatMap(value -> LINK.matcher(value).results())
        .map(found -> found.group(1).replace(deployment.site().toString(), ""))
        .forEach(addresses::add);
    return addresses;
  }

  private int open(String address) {
    return api.anonymous().urlEncodingEnabled(false).get(address).statusCode();
  }

  @Test
  @DisplayName("Every page that the API names is there")
  void pagesThatTheApiNamesAreThere() {
    String id = published("public");
    Map<String, Object> links =
        api.as(owner).get("/api/records/{id}", id).jsonPath().getMap("links");
    List<String> pages =
        links.entrySet().stream()
            .filter(link -> link.getKey().endsWith("_html"))
            .map(link -> link.getValue().toString())
            .filter(address -> address.startsWith(deployment.site().toString()))
            .toList();
    assertThat(pages).hasSizeGreaterThan(1);
    // The page of a DOI is found by the index, which comes a moment after the record.
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () ->
                assertThat(pages)
                    .allSatisfy(
                        address ->
                            assertThat(open(address.replace(deployment.site().toString(), "")))
                                .as(address)
                                .isEqualTo(200)));
    assertThat(open("/uploads/" + id)).isEqualTo(200);
    assertThat(open("/me/requests/" + UUID.randomUUID())).isEqualTo(200);
    assertThat(open("/robots.txt")).isEqualTo(200);
    assertThat(open("/favicon.ico")).isEqualTo(200);
  }
}
