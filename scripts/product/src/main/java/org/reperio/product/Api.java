package org.reperio.product;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The REST API, and the pages where no browser is needed, over HTTPS. */
public final class Api {

  private static final int TIMEOUT_MS = 40_000;
  private static final int PAGE = 500;

  private final URI site;

  Api(URI site) {
    this.site = site;
  }

  /** An anonymous request. */
  public RequestSpecification anonymous() {
    return anonymous(
        HttpClientConfig.httpClientConfig()
            .setParam("http.connection.timeout", TIMEOUT_MS)
            .setParam("http.socket.timeout", TIMEOUT_MS));
  }

  /** An anonymous request with a client of one's own choice. */
  public RequestSpecification anonymous(HttpClientConfig client) {
    return given()
        .config(RestAssuredConfig.config().httpClient(client))
        .relaxedHTTPSValidation()
        .baseUri(site.toString());
  }

  /** A client that comes from another address of this machine, such as 127.0.0.9. */
  public static HttpClientConfig clientFrom(String address) throws UnknownHostException {
    return HttpClientConfig.httpClientConfig()
        .setParam("http.route.local-address", InetAddress.getByName(address));
  }

  /** A request of whom the token belongs to. */
  public RequestSpecification as(String token) {
    return anonymous().header("Authorization", "Bearer " + token);
  }

  /** Creates a draft without files and publishes it; the answer is that of the last request. */
  public Response publish(String token, String title) {
    Response draft =
        as(token).contentType(ContentType.JSON).body(document(title)).post("/api/records");
    if (draft.statusCode() != 201) {
      return draft;
    }
    return as(token).post("/api/records/{id}/draft/actions/publish", draft.path("id").toString());
  }

  /** The least that may be published. */
  public static Map<String, Object> document(String title) {
    return Map.of("metadata", metadata(title), "files", Map.of("enabled", false));
  }

  /** The least that a record has to say of itself. */
  public static Map<String, Object> metadata(String title) {
    return Map.of(
        "title",
        title,
        "publication_date",
        "2026-03-14",
        "publisher",
        "Reperio",
        "resource_type",
        Map.of("id", "dataset"),
        "creators",
        List.of(
            Map.of(
                "person_or_org",
                Map.of("type", "personal", "family_name", "Okafor", "given_name", "Ngozi"))));
  }

  /** One page of a search that must succeed. */
  public JsonPath search(String q, int page, int size) {
    Response answer =
        anonymous()
            .queryParam("q", q)
            .queryParam("page", page)
            .queryParam("size", size)
            .get("/api/records");
    assertThat(answer.statusCode()).as("search for %s: %s", q, answer.asString()).isEqualTo(200);
    return answer.jsonPath();
  }

  /** How many records a search finds; the empty query finds all. */
  public long total(String q) {
    return search(q, 1, 1).getLong("hits.total");
  }

  /** The ids of all records that a search finds. */
  public Set<String> ids(String q) {
    var ids = new HashSet<String>();
    List<String> hits;
    int page = 1;
    do {
      hits = search(q, page++, PAGE).getList("hits.hits.id");
      ids.addAll(hits);
    } while (hits.size() == PAGE);
    return ids;
  }
}
