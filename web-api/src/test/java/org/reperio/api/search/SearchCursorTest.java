package org.reperio.api.search;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.published;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.api.Indices;
import org.reperio.database.Sql;
import org.reperio.search.BulkIndexer;
import org.reperio.search.RecordIndex;
import org.reperio.search.SearchEngine;
import org.reperio.search.SearchQuery;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class SearchCursorTest {

  private static final int MANY = SearchQuery.WINDOW + 321;
  private static final int FEW = 30;

  @Inject ApiClient client;
  @Inject BulkIndexer indexer;
  @Inject Indices indices;
  @Inject RecordIndex index;
  @Inject SearchEngine engine;
  @Inject Sql sql;
  @Inject ObjectMapper json;

  private static String word() {
    return "w" + UUID.randomUUID().toString().replace("-", "");
  }

  /**
   * Records that are all of the same instant: the order among equals has to hold. They are put into
   * the index alone, as making each of them takes its time.
   */
  private String records(int count) {
    String word = word();
    String template = published(client.token(), MINIMAL.replace("Glacier", word));
    UUID id =
        sql.first(
                "select id from record where pid = ?",
                row -> row.getObject(1, UUID.class),
                template)
            .orElseThrow();
    indexer.index(List.of(id));
    String alias = index.alias("rdm");
    index.count(alias);
    var source = (ObjectNode) engine.call("GET", "/" + alias + "/_doc/" + id).get("_source");
    var lines = new StringBuilder();
    for (int i = 1; i < count; i++) {
      String copy = UUID.randomUUID().toString();
      source.put("uuid", copy).put("id", word + i);
      lines.append("{\"index\":{\"_index\":\"%s\",\"_id\":\"%s\"}}\n".formatted(alias, copy));
      lines.append(source).append('\n');
      if (i % 1000 == 0 || i == count - 1) {
        send(lines.toString());
        lines.setLength(0);
      }
    }
    index.count(alias);
    return word;
  }

  private void send(String lines) {
    assertThat(engine.bulk(lines.getBytes(StandardCharsets.UTF_8)).get("errors").asBoolean())
        .isFalse();
  }

  /** Read by Jackson: a thousand records a page take RestAssured's own reader several seconds. */
  private JsonNode get(String address) {
    URI uri = URI.create(address);
    try (InputStream body =
        given()
            .urlEncodingEnabled(false)
            .get(uri.getRawPath() + "?" + uri.getRawQuery())
            .then()
            .statusCode(200)
            .extract()
            .asInputStream()) {
      return json.readTree(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> walk(String address, int count) {
    var ids = new ArrayList<String>();
    for (String next = address; next != null; ) {
      JsonNode page = get(next);
      page.at("/hits/hits").forEach(hit -> ids.add(hit.get("id").asText()));
      assertThat(page.at("/hits/total").asInt()).isEqualTo(count);
      next = page.at("/links/next").asText(null);
    }
    return ids;
  }

  @Test
  void aCursorLeadsThroughAllResultsOnce() {
    String word = records(FEW);
    List<String> pages = walk("/api/records?size=7&sort=newest&q=" + word, FEW);
    assertThat(pages).hasSize(FEW).doesNotHaveDuplicates();
    assertThat(walk("/api/records?cursor=*&size=4&q=" + word, FEW)).isEqualTo(pages);
  }

  /** More than there are pages for. */
  @Test
  @Tag("slow")
  void linksLeadThroughAllResultsOnce() {
    String word = records(MANY);
    // By pages up to the window and by cursor from there on; by cursor from the first on.
    List<String> pages = walk("/api/records?size=1000&sort=newest&q=" + word, MANY);
    assertThat(pages).hasSize(MANY);
    assertThat(new HashSet<>(pages)).hasSize(MANY);
    List<String> cursor = walk("/api/records?cursor=*&size=997&q=" + word, MANY);
    assertThat(cursor).isEqualTo(pages);
    // The last page of the window is cut at its end, and goes on from there.
    JsonNode cut = get("/api/records?size=300&page=34&sort=newest&q=" + word);
    assertThat(cut.at("/hits/hits")).hasSize(100);
    assertThat(get(cut.at("/links/next").asText()).at("/hits/hits/0/id").asText())
        .isEqualTo(pages.get(SearchQuery.WINDOW));
    given()
        .get("/api/records?size=300&page=35&q={q}", word)
        .then()
        .statusCode(400)
        .body("errors[0].messages[0]", containsString("cursor=*"));
    // There is no going on in an order that does not hold.
    given()
        .get("/api/records?size=1000&page=10&q={q}", word)
        .then()
        .statusCode(200)
        .body("sortBy", equalTo("bestmatch"))
        .body("links.next", nullValue());
    given()
        .get("/api/records?cursor=*&sort=bestmatch&q={q}", word)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo("sort"));
  }

  @Test
  void aCursorOfAnotherSearchIsRefused() {
    String word = word();
    for (int i = 0; i < 3; i++) {
      published(client.token(), MINIMAL.replace("Glacier", word));
    }
    indices.applyEvents();
    String next =
        given()
            .get("/api/records?q={q}&cursor=*&size=2", word)
            .then()
            .body("links.next", notNullValue())
            .body("aggregations.resource_type", notNullValue())
            .extract()
            .path("links.next");
    String cursor =
        URLDecoder.decode(next.replaceAll(".*[?&]cursor=([^&]*).*", "$1"), StandardCharsets.UTF_8);
    given()
        .get("/api/records?q={q}&sort=newest&cursor={c}", word, cursor)
        .then()
        .statusCode(200)
        .body("hits.hits.size()", equalTo(1))
        .body("links.next", nullValue());
    for (String other :
        List.of(
            "q=x&sort=newest&cursor=" + cursor,
            "q=" + word + "&sort=oldest&cursor=" + cursor,
            "q=" + word + "&sort=newest&resource_type=image&cursor=" + cursor,
            "q=" + word + "&cursor=" + cursor.substring(1),
            "q=" + word + "&cursor=AAAA",
            "q=" + word + "&cursor=%C3%A9",
            "q=" + word + "&page=2&cursor=" + cursor)) {
      given()
          .urlEncodingEnabled(false)
          .get("/api/records?" + other)
          .then()
          .statusCode(400)
          .body("message", notNullValue());
    }
  }
}
