package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/**
 * Programs are stopped and not dead while records are published: their connections stay and nobody
 * answers. Everybody gets an answer all the same, and nothing that was promised is lost.
 */
@WholeProduct
@Order(7)
@Tag("slow")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoppedServicesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What a client has to wait at most. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  /** How often each request is sent at once: more than there are connections to any service. */
  private static final int AT_ONCE = 8;

  private Product product;
  private Api api;
  private String token;
  private String record;

  @BeforeAll
  void account(Product running) throws IOException, InterruptedException {
    product = running;
    api = product.api();
    token = product.researcher().token();
    Response published = api.publish(token, "readwhilestopped");
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(202);
    record = published.path("id");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql",
        "opensearch",
        "redis",
        "broker",
        "worker",
        "web-api",
        "web-ui",
        "registrar"
      })
  @DisplayName("Whatever is stopped, each request is answered, and what was accepted is found")
  void everybodyIsAnswered(String name) throws Exception {
    String word = "stopped" + name.replace("-", "");
    Part part = product.part(name);
    long process = part.process().orElseThrow().pid();
    Set<String> accepted;
    List<String> refusals;
    try (Publishing publishing = Publishing.start(api, token, word)) {
      await().atMost(PATIENCE).until(() -> publishing.accepted().size() >= 3);
      try (Part.Outage outage = part.pause()) {
        requireAnswers(name);
        // As long as it takes until connections in use have been given up.
        requireAnswers(name);
      }
      int before = publishing.accepted().size();
      await("published again after %s".formatted(name))
          .atMost(PATIENCE)
          .until(() -> publishing.accepted().size() >= before + 5);
      publishing.close();
      accepted = publishing.accepted();
      refusals = publishing.refusals();
      assertThat(publishing.slowest())
          .as("a publication, which is two requests")
          .isLessThan(ANSWER.multipliedBy(2));
    }
    assertThat(refusals)
        .allSatisfy(refusal -> assertThat(refusal).startsWith("503 ").contains("ry again"));
    await("all records found")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api.ids(word)).containsAll(accepted));
    assertThat(part.process().orElseThrow().pid()).as("nobody restarted it").isEqualTo(process);
  }

  private void requireAnswers(String name) throws Exception {
    Map<String, Supplier<Response>> requests =
        Map.of(
            "a record", () -> api.anonymous().get("/api/records/{id}", record),
            "a search", () -> api.anonymous().queryParam("q", "stopped").get("/api/records"),
            "a draft", () -> api.publish(token, "stopped meanwhile"),
            "the first page", () -> page("/"),
            "a page", () -> page("/records/" + record),
            "a search page", () -> page("/search?q=stopped"));
    ExecutorService clients = Executors.newFixedThreadPool(AT_ONCE * requests.size());
    try {
      List<Future<?>> answers = new ArrayList<>();
      requests.forEach(
          (what, request) -> {
            for (int i = 0; i < AT_ONCE; i++) {
              answers.add(clients.submit(() -> requireAnswer(what + " without " + name, request)));
            }
          });
      for (Future<?> answer : answers) {
        answer.get();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  private static void requireAnswer(String what, Supplier<Response> request) {
    long begun = System.nanoTime();
    Response answer = request.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).as(what).isLessThan(ANSWER);
    if (answer.statusCode() >= 400) {
      assertThat(answer.statusCode()).as("%s: %s", what, answer.asString()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).as(what).matches("\\d+");
      assertThat(answer.asString()).as(what).contains("ry again").doesNotContain("Exception");
    }
  }

  private Response page(String path) {
    return api.anonymous().accept("text/html").get(path);
  }
}
