package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.reperio.e2e.product.SmallService;
import org.reperio.product.Api;
import org.reperio.product.MadeContent;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/**
 * Files larger than the memory of the service go up and down. {@code
 * -Dreperio.e2e.large-file-bytes} says how large; {@link VeryLargeFileIT} takes larger ones.
 */
@WholeProduct
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class LargeFileIT {

  private static final int PARTS = 20;

  /** Heap, classes, compiled code, threads and buffers; a body held in memory would be far over. */
  private static final long MOST_MEMORY = 700_000_000L;

  private final long size = size();
  private final long partSize = (size + PARTS - 1) / PARTS;

  private Product product;
  private SmallService service;
  private String token;

  /** The bytes of the file. */
  long size() {
    return Long.getLong("reperio.e2e.large-file-bytes", 500_000_000L);
  }

  @BeforeAll
  void start(Product running) throws IOException, InterruptedException {
    product = running;
    token = product.researcher().token();
    service = SmallService.start(product);
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (service != null) {
      service.close();
    }
  }

  private String draft() {
    return product
        .api()
        .as(token)
        .contentType(ContentType.JSON)
        .body(Map.of("metadata", Api.metadata("Large"), "files", Map.of("enabled", true)))
        .post("/api/records")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private void announce(String id, Map<String, Object> file) {
    product
        .api()
        .as(token)
        .contentType(ContentType.JSON)
        .body(List.of(file))
        .post("/api/records/{id}/draft/files", id)
        .then()
        .statusCode(201);
  }

  private JsonPath file(String id) {
    return product.api().as(token).get("/api/records/{id}/draft/files/large", id).jsonPath();
  }

  private HttpURLConnection open(String method, String path) throws IOException {
    URI address = service.address().resolve("/api/records/" + path);
    var connection = (HttpURLConnection) address.toURL().openConnection();
    connection.setRequestMethod(method);
    connection.setRequestProperty("Authorization", "Bearer " + token);
    connection.setConnectTimeout(30_000);
    connection.setReadTimeout(900_000);
    return connection;
  }

  /** Sends bytes from an offset on; fewer than announced when the connection is to break. */
  private void send(String path, MadeContent content, long from, long length, long sent)
      throws IOException {
    HttpURLConnection connection = open("PUT", path);
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/octet-stream");
    connection.setFixedLengthStreamingMode(length);
    var out = connection.getOutputStream();
    content.write(from, sent, out);
    if (sent < length) {
      connection.disconnect();
      return;
    }
    out.close();
    assertAccepted(connection);
  }

  private static void assertAccepted(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status >= 400) {
      try (InputStream error = connection.getErrorStream()) {
        throw new AssertionError(
            status
                + ": "
                + (error == null ? "" : new String(error.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    try (InputStream answer = connection.getInputStream()) {
      answer.readAllBytes();
    }
  }

  private void commit(String id) throws IOException {
    HttpURLConnection connection = open("POST", id + "/draft/files/large/commit");
    assertAccepted(connection);
  }

  private void download(String id, MadeContent content, String sha256) throws IOException {
    HttpURLConnection connection = open("GET", id + "/draft/files/large/content");
    assertThat(connection.getHeaderFieldLong("Content-Length", -1)).isEqualTo(content.size());
    try (InputStream in = connection.getInputStream()) {
      assertThat(MadeContent.sha256(in)).isEqualTo(sha256);
    }
    long middle = content.size() / 2;
    HttpURLConnection range = open("GET", id + "/draft/files/large/content");
    range.setRequestProperty("Range", "bytes=%d-%d".formatted(middle, middle + 99));
    assertThat(range.getResponseCode()).isEqualTo(206);
    var expected = new java.io.ByteArrayOutputStream();
    content.write(middle, 100, expected);
    try (InputStream in = range.getInputStream()) {
      assertThat(in.readAllBytes()).isEqualTo(expected.toByteArray());
    }
  }

  private void report(String what, Instant start) {
    Duration time = Duration.between(start, Instant.now());
    System.out.printf(
        "LargeFileIT: %s, %,d bytes in %,d ms, %,d MB/s%n",
        what, size, time.toMillis(), size / 1000 / Math.max(1, time.toMillis()));
  }

  private void assertMemoryIsFlat() throws IOException {
    long peak = service.peakResidentBytes();
    System.out.printf("LargeFileIT: at most %,d bytes of memory%n", peak);
    assertThat(peak).isLessThan(MOST_MEMORY);
  }

  @Test
  @DisplayName("A large file goes up whole, after a broken attempt, and down again")
  void whole() throws Exception {
    var content = new MadeContent(size, 1);
    String sha256 = content.sha256();
    String id = draft();
    announce(id, Map.of("key", "large", "size", size, "checksum", "sha256:" + sha256));
    String path = id + "/draft/files/large/content";
    send(path, content, 0, size, size / 10);
    assertThat(file(id).getString("status")).isEqualTo("pending");
    assertThat(open("GET", path).getResponseCode()).isEqualTo(404);
    Instant start = Instant.now();
    send(path, content, 0, size, size);
    commit(id);
    report("up whole", start);
    assertThat(file(id).getString("status")).isEqualTo("completed");
    start = Instant.now();
    download(id, content, sha256);
    report("down", start);
    assertMemoryIsFlat();
  }

  @Test
  @DisplayName("A large file goes up in parts, over a crash of the service, and down again")
  void inParts() throws Exception {
    var content = new MadeContent(size, 2);
    String sha256 = content.sha256();
    String id = draft();
    announce(
        id,
        Map.of(
            "key",
            "large",
            "size",
            size,
            "checksum",
            "sha256:" + sha256,
            "transfer",
            Map.of("type", "M", "parts", PARTS, "part_size", partSize)));
    Instant start = Instant.now();
    sendParts(id, content, IntStream.rangeClosed(1, PARTS / 2).boxed().toList());
    // One part breaks off, and then the service dies.
    int last = PARTS;
    send(part(id, last), content, (last - 1) * partSize, length(last), length(last) / 2);
    assertMemoryIsFlat();
    service.kill();
    service = SmallService.start(product);
    List<Integer> there = file(id).getList("transfer.received");
    assertThat(there).isEqualTo(IntStream.rangeClosed(1, PARTS / 2).boxed().toList());
    List<Integer> missing =
        IntStream.rangeClosed(1, PARTS).filter(part -> !there.contains(part)).boxed().toList();
    sendParts(id, content, missing);
    report("up in parts, with a restart", start);
    start = Instant.now();
    commit(id);
    report("committed", start);
    assertThat(file(id).getString("status")).isEqualTo("completed");
    start = Instant.now();
    download(id, content, sha256);
    report("down", start);
    assertMemoryIsFlat();
  }

  private static String part(String id, int part) {
    return id + "/draft/files/large/content/" + part;
  }

  private long length(int part) {
    return Math.min(partSize, size - (part - 1) * partSize);
  }

  private void sendParts(String id, MadeContent content, List<Integer> parts) throws Exception {
    var pool = Executors.newFixedThreadPool(4);
    try {
      var sendings = new ArrayList<Callable<Void>>();
      for (int part : parts) {
        sendings.add(
            () -> {
              long from = (part - 1) * partSize;
              send(part(id, part), content, from, length(part), length(part));
              return null;
            });
      }
      for (Future<Void> sending : pool.invokeAll(sendings)) {
        sending.get();
      }
    } catch (ExecutionException e) {
      throw new AssertionError("a part was not taken", e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }
}
