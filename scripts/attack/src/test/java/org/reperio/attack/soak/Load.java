package org.reperio.attack.soak;

import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.reperio.product.Account;
import org.reperio.product.Api;
import org.reperio.product.Product;

/** What many clients ask at the same time, of all kinds, as much as the limits let them. */
final class Load implements AutoCloseable {

  private static final int LARGEST_PAGE = 1000;
  private static final byte[] CONTENT = new byte[300_000];

  /** What one client does over and over. */
  private interface Client {
    Response ask() throws Exception;
  }

  private final Api api;
  private final Account account;
  private final String record;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicLong answered = new AtomicLong();
  private final List<String> failures = new ArrayList<>();
  private volatile boolean going = true;

  Load(Product product, Account account, String record) {
    this.api = product.api();
    this.account = account;
    this.record = record;
  }

  /** Begins. */
  void begin() {
    for (int i = 0; i < 3; i++) {
      repeat(Duration.ofMillis(50), () -> api.anonymous().get("/api/records/" + record));
      repeat(Duration.ofMillis(200), () -> api.anonymous().get("/records/" + record));
    }
    repeat(Duration.ofMillis(200), () -> api.anonymous().get("/api/records?q=meadow"));
    repeat(Duration.ofSeconds(2), () -> api.anonymous().get("/api/records?size=" + LARGEST_PAGE));
    repeat(Duration.ofMillis(500), () -> api.anonymous().get("/search?q=meadow"));
    repeat(Duration.ofMillis(100), this::draft);
    repeat(Duration.ofMillis(500), this::upload);
    repeat(Duration.ofMillis(500), () -> api.publish(account.token(), "A meadow in flower"));
    repeat(Duration.ofSeconds(1), this::harvest);
    repeat(Duration.ofSeconds(1), this::refused);
  }

  private Response draft() {
    Response draft = create(Map.of("enabled", false));
    return draft.statusCode() != 201
        ? draft
        : api.as(account.token()).delete("/api/records/{id}/draft", draft.<String>path("id"));
  }

  private Response create(Map<String, Object> files) {
    return api.as(account.token())
        .contentType(ContentType.JSON)
        .body(Map.of("metadata", Api.metadata("A meadow"), "files", files))
        .post("/api/records");
  }

  private Response upload() {
    Response draft = create(Map.of("enabled", true));
    if (draft.statusCode() != 201) {
      return draft;
    }
    String id = draft.path("id");
    api.as(account.token())
        .contentType(ContentType.JSON)
        .body(List.of(Map.of("key", "hay.bin")))
        .post("/api/records/{id}/draft/files", id);
    api.as(account.token())
        .contentType("application/octet-stream")
        .body(CONTENT)
        .put("/api/records/{id}/draft/files/hay.bin/content", id);
    api.as(account.token()).post("/api/records/{id}/draft/files/hay.bin/commit", id);
    api.as(account.token()).get("/api/records/{id}/draft/files-archive", id).asByteArray();
    return api.as(account.token()).delete("/api/records/{id}/draft", id);
  }

  /** All records, page by page. */
  private Response harvest() {
    Response page =
        api.anonymous().queryParam("cursor", "*").queryParam("size", 200).get("/api/records");
    while (going && page.statusCode() == 200 && page.path("links.next") != null) {
      String next = page.path("links.next");
      page = api.anonymous().urlEncodingEnabled(false).get(next);
    }
    return page;
  }

  /** What is refused must leave nothing behind either. */
  private Response refused() {
    return api.as(account.token())
        .contentType(ContentType.JSON)
        .body("[".repeat(100_000))
        .post("/api/records");
  }

  private void repeat(Duration pause, Client client) {
    threads.execute(
        () -> {
          while (going) {
            try {
              note(client.ask());
              Thread.sleep(pause.toMillis());
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return;
            } catch (Exception e) {
              fail(e.toString());
            }
          }
        });
  }

  private void note(Response answer) {
    answered.incrementAndGet();
    if (answer.statusCode() >= 500) {
      fail(answer.statusCode() + ": " + answer.asString());
    }
  }

  private void fail(String reason) {
    synchronized (failures) {
      failures.add(reason);
    }
  }

  /** How many rounds the clients have made. */
  long answered() {
    return answered.get();
  }

  /** What was answered with 5xx, or not at all. */
  List<String> failures() {
    synchronized (failures) {
      return List.copyOf(failures);
    }
  }

  @Override
  public void close() throws InterruptedException {
    going = false;
    threads.shutdown();
    if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
      throw new IllegalStateException("clients are not answered");
    }
  }
}
