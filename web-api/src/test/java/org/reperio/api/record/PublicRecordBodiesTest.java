package org.reperio.api.record;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.published;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reperio.api.ApiClient;
import org.reperio.api.ResourceCalls;
import org.reperio.database.Sql;
import org.reperio.test.TestServices;

/** Public answers are kept as bytes, and are never older than the last write. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class PublicRecordBodiesTest {

  private static final Pattern WRITE = Pattern.compile("\"title\":\"Write (\\d+)\\.\"");

  @Inject ApiClient client;
  @Inject Sql sql;
  @Inject ResourceCalls resources;

  private static Response read(String id) {
    return given().get("/api/records/{id}", id);
  }

  private static String title(String id) {
    return read(id).then().statusCode(200).extract().path("metadata.title");
  }

  @Test
  void aKeptBodyIsTheSameAsAFreshOne() {
    String id = published(client.token(), MINIMAL);
    Response first = read(id);
    Response kept = read(id);
    // With a parameter it is made for the request.
    Response fresh = given().get("/api/records/{id}?prettyprint=0", id);
    assertThat(kept.asByteArray()).isEqualTo(fresh.asByteArray()).isEqualTo(first.asByteArray());
    assertThat(headers(kept)).isEqualTo(headers(fresh)).containsKeys("ETag", "Last-Modified");
    given()
        .header("If-None-Match", kept.header("ETag"))
        .get("/api/records/{id}", id)
        .then()
        .statusCode(304);
    given().head("/api/records/{id}", id).then().statusCode(200);
  }

  private static Map<String, List<String>> headers(Response response) {
    Map<String, List<String>> headers = new TreeMap<>();
    response
        .headers()
        .forEach(one -> headers.put(one.getName(), response.headers().getValues(one.getName())));
    assertThat(headers.remove("X-Request-ID")).hasSize(1);
    headers.remove("Date");
    return headers;
  }

  @Test
  void everyWriteIsReadAtOnce() {
    String owner = client.token();
    String id = published(owner, MINIMAL);
    for (int i = 0; i < 5; i++) {
      assertThat(title(id)).isNotBlank();
      as(owner).post("/api/records/{id}/draft", id);
      as(owner).body(MINIMAL.replace("Glacier", "Title" + i)).put("/api/records/{id}/draft", id);
      ApiClient.publish(owner, id).statusCode(202);
      assertThat(title(id)).startsWith("Title" + i);
    }
  }

  /** As another instance, or an operator, writes: past everything that this one caches. */
  @Test
  void writesOfOthersAreReadAtOnce() {
    String id = published(client.token(), MINIMAL);
    title(id);
    sql.update(
        "update record set document = jsonb_set(document, '{metadata,title}', '\"Other\"') where pid = ?",
        id);
    assertThat(title(id)).isEqualTo("Other");

    UUID community = UUID.randomUUID();
    sql.update(
        """
        insert into community (id, slug, document, created, updated, revision_id)
        values (?, ?, '{"metadata": {"title": "Before"}}', now(), now(), 0)""",
        community,
        "c" + community);
    sql.update(
        """
        insert into parent_community (parent_id, community_id)
        select parent_id, ? from record where pid = ?""",
        community,
        id);
    String path = "parent.communities.entries[0].metadata.title";
    assertThat(read(id).<String>path(path)).isEqualTo("Before");
    sql.update(
        "update community set document = jsonb_set(document, '{metadata,title}', '\"After\"') where id = ?",
        community);
    assertThat(read(id).<String>path(path)).isEqualTo("After");
    sql.update("delete from parent_community where community_id = ?", community);
    assertThat(read(id).<Map<String, Object>>path("parent.communities")).isEmpty();

    sql.update(
        """
        insert into file_object (bucket_id, key, id, version_id, status, media_type)
        select bucket_id, 'new.txt', gen_random_uuid(), gen_random_uuid(), 'pending', 'text/plain'
        from record where pid = ?""",
        id);
    assertThat(read(id).<Map<String, Object>>path("files.entries")).containsKey("new.txt");

    sql.update(
        "update record set document = jsonb_set(document, '{access,record}', '\"restricted\"') where pid = ?",
        id);
    read(id).then().statusCode(403);
    sql.update("update record set deletion_status = 'D', tombstone = '{}' where pid = ?", id);
    read(id).then().statusCode(410);
  }

  @Test
  void whatSomeMaySeeIsShownToThemOnly() {
    String owner = client.token();
    String id = published(owner, MINIMAL);
    title(id);
    assertThat(as(owner).get("/api/records/{id}", id).<List<Object>>path("parent.access.grants"))
        .isNotNull();
    assertThat(read(id).<List<Object>>path("parent.access.grants")).isNull();
  }

  /** The headers of a request that a kept body answers. */
  static Stream<Map<String, String>> plainRequests() {
    return Stream.of(
        Map.of(),
        Map.of("Accept", "*/*"),
        Map.of("Accept", "application/json"),
        Map.of("Accept", "application/json", "Accept-Language", "de", "Cookie", "a=b"),
        Map.of("Origin", "https://example.org"),
        Map.of("Origin", "https://example.org", "Accept-Encoding", "gzip"),
        Map.of("Accept-Encoding", "gzip"),
        Map.of("Accept-Encoding", "deflate, gzip;q=0.5"),
        Map.of("Accept-Encoding", "identity"),
        Map.of("Range", "bytes=0-9"),
        Map.of("X-Request-ID", "given-by-a-proxy"),
        Map.of("Connection", "close"));
  }

  private record Answer(int status, Map<String, List<String>> headers, String body) {}

  /** As it comes over the line: no client takes a header away or unpacks the body. */
  private static Answer raw(String target, Map<String, String> headers) throws IOException {
    try (var socket = new Socket("localhost", RestAssured.port)) {
      var request = new StringBuilder("GET " + target + " HTTP/1.1\r\nHost: localhost\r\n");
      headers.forEach((name, value) -> request.append(name + ": " + value + "\r\n"));
      if (!headers.containsKey("Connection")) {
        request.append("Connection: close\r\n");
      }
      socket.getOutputStream().write(request.append("\r\n").toString().getBytes(ISO_8859_1));
      String answer = new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
      String[] parts = answer.split("\r\n\r\n", 2);
      List<String> lines = parts[0].lines().toList();
      Map<String, List<String>> found = new TreeMap<>();
      for (String line : lines.subList(1, lines.size())) {
        String[] field = line.split(": ", 2);
        found
            .computeIfAbsent(field[0].toLowerCase(Locale.ROOT), name -> new ArrayList<>())
            .add(field[1]);
      }
      found.values().forEach(Collections::sort);
      List<String> id = found.remove("x-request-id");
      assertThat(id).hasSize(1);
      if (headers.containsKey("X-Request-ID")) {
        assertThat(id).containsExactly(headers.get("X-Request-ID"));
      }
      found.remove("date");
      return new Answer(Integer.parseInt(lines.get(0).split(" ")[1]), found, parts[1]);
    }
  }

  @ParameterizedTest
  @MethodSource("plainRequests")
  void bothWaysToARecordGiveTheSameAnswer(Map<String, String> headers) throws IOException {
    String path = "/api/records/" + published(client.token(), MINIMAL);
    // With a parameter it is made for the request.
    Answer fresh = raw(path + "?prettyprint=0", headers);
    raw(path, headers);
    long before = resources.count();
    Answer kept = raw(path, headers);
    assertThat(resources.count()).as("the resource was not asked").isEqualTo(before);
    assertThat(fresh.status()).isEqualTo(200);
    assertThat(kept).isEqualTo(fresh);
  }

  @Test
  void whatIsNotPlainIsAnsweredByTheResource() throws IOException {
    String owner = client.token();
    String id = published(owner, MINIMAL);
    String path = "/api/records/" + id;
    raw(path, Map.of());
    raw(path, Map.of());
    List<Map<String, String>> others =
        List.of(
            Map.of("Accept", "application/x-bibtex"),
            Map.of("Accept", "application/vnd.inveniordm.v1+json"),
            Map.of("Accept", "text/html, */*"),
            Map.of("Authorization", "Bearer " + owner),
            Map.of("Authorization", "Bearer wrong"),
            Map.of("If-None-Match", "*"),
            Map.of("If-Match", "\"77\""),
            Map.of("If-Modified-Since", "Thu, 01 Jan 2099 00:00:00 GMT"),
            Map.of("If-Unmodified-Since", "Thu, 01 Jan 2009 00:00:00 GMT"),
            Map.of("Content-Length", "0"));
    for (Map<String, String> headers : others) {
      long before = resources.count();
      raw(path, headers);
      assertThat(resources.count()).as(headers.toString()).isEqualTo(before + 1);
    }
    for (String target : List.of(path + "?", path + "?token=x", path + "/", path + "/versions")) {
      long before = resources.count();
      raw(target, Map.of());
      assertThat(resources.count()).as(target).isEqualTo(before + 1);
    }
  }

  /** Many read while one writes: nobody gets what was changed before their request began. */
  @Test
  void readersWhoShareAQueryNeverReadWhatWasChangedBeforeTheyAsked() throws Exception {
    String id = published(client.token(), MINIMAL);
    title(id);
    var committed = new AtomicInteger();
    var writing = new AtomicBoolean(true);
    ExecutorService readers = Executors.newFixedThreadPool(8);
    try {
      List<Future<Integer>> reading =
          Stream.generate(
                  () ->
                      readers.submit(
                          () -> {
                            int reads = 0;
                            while (writing.get() || reads == 0) {
                              int least = committed.get();
                              String body = raw("/api/records/" + id, Map.of()).body();
                              Matcher seen = WRITE.matcher(body);
                              int written = seen.find() ? Integer.parseInt(seen.group(1)) : 0;
                              assertThat(written).isGreaterThanOrEqualTo(least);
                              reads++;
                            }
                            return reads;
                          }))
              .limit(8)
              .toList();
      for (int i = 1; i <= 100; i++) {
        sql.update(
            "update record set document = jsonb_set(document, '{metadata,title}', to_jsonb(?)) where pid = ?",
            "Write " + i + ".",
            id);
        committed.set(i);
        Thread.sleep(5);
      }
      writing.set(false);
      for (Future<Integer> one : reading) {
        assertThat(one.get()).isPositive();
      }
    } finally {
      writing.set(false);
      readers.shutdownNow();
    }
  }
}
