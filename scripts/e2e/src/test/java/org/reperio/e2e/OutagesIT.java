package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** Programs die while records are published: nothing that was promised is lost. */
@WholeProduct
@Tag("slow")
@Order(2)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OutagesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  /** What a publication cannot do without. */
  private static final Set<String> NEEDED = Set.of("postgresql", "web-api");

  /** What a client waits for a publication, which is two requests, at most. */
  private static final Duration ANSWER = Duration.ofSeconds(20);

  private Product product;
  private Api api;
  private String token;

  @BeforeAll
  void account(Product running) throws IOException, InterruptedException {
    product = running;
    api = product.api();
    token = product.researcher().token();
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
  @DisplayName("Whatever is killed, what was accepted is found in the end")
  void nothingAcceptedIsLost(String name) throws InterruptedException {
    String word = "crash" + name.replace("-", "");
    Part part = product.part(name);
    Set<String> accepted;
    try (Publishing publishing = Publishing.start(api, token, word)) {
      awaitAccepted(publishing, 5);
      ProcessHandle killed = part.kill();
      part.awaitSuccessor(killed);
      awaitAccepted(publishing, publishing.accepted().size() + 10);
      publishing.close();
      accepted = publishing.accepted();
      if (NEEDED.contains(name)) {
        assertThat(publishing.refusals())
            .allSatisfy(refusal -> assertThat(refusal).matches("(?s)50[23] .*ry again.*"));
      } else {
        assertThat(publishing.refusals()).as("publications refused without %s", name).isEmpty();
      }
      assertThat(publishing.slowest()).as("what a client waits").isLessThan(ANSWER);
    }
    awaitFound(word, accepted);
    for (String id : accepted) {
      assertThat(api.anonymous().get("/api/records/{id}", id).statusCode()).as(id).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("Without the search engine records are published and read, and search says so")
  void searchEngineIsDown() {
    String word = "nosearchengine";
    Set<String> accepted = new HashSet<>();
    try (Part.Outage outage = product.part("opensearch").outage()) {
      for (int i = 0; i < 3; i++) {
        accepted.add(publish(word + " " + i));
      }
      Response json = api.anonymous().queryParam("q", word).get("/api/records");
      assertThat(json.statusCode()).as(json.asString()).isEqualTo(503);
      assertThat(json.contentType()).startsWith("application/json");
      assertThat(json.header("Retry-After")).matches("\\d+");
      assertThat(json.<String>path("message")).isNotBlank().doesNotContain("Exception");
      Response page = page("/search?q=" + word);
      assertThat(page.statusCode()).isEqualTo(503);
      assertThat(page.header("Retry-After")).matches("\\d+");
      assertThat(page.asString()).contains("Search is unavailable").doesNotContain("Exception");
      assertThat(page("/").statusCode()).as("the home page").isEqualTo(200);
      for (String id : accepted) {
        assertThat(page("/records/" + id).statusCode()).as("landing page").isEqualTo(200);
      }
    }
    awaitFound(word, accepted);
  }

  @Test
  @DisplayName("Without the worker records are published, and found when it is back")
  void workerIsDown() throws InterruptedException {
    String word = "noworker";
    Set<String> accepted = new HashSet<>();
    try (Part.Outage outage = product.part("worker").outage()) {
      for (int i = 0; i < 5; i++) {
        accepted.add(publish(word + " " + i));
      }
      Thread.sleep(2000);
      assertThat(api.ids(word)).as("found without the worker, which alone indexes").isEmpty();
    }
    awaitFound(word, accepted);
  }

  @ParameterizedTest
  @CsvSource({"web-api,publish-before-commit", "worker,index-before-bulk"})
  @DisplayName("A program without memory ends and is started again; nothing is lost")
  void programWithoutMemoryIsReplaced(String name, String step) throws Exception {
    String word = "hungry" + name.replace("-", "");
    ProcessHandle former = product.part(name).process().orElseThrow();
    product.faults().exhaust(step);
    Response interrupted = api.publish(token, word + " 1");
    product.part(name).awaitSuccessor(former);
    assertThat(product.faults().hasStruck(step)).isTrue();
    assertThat(former.isAlive()).isFalse();
    assertThat(product.logs()).contains(name, "exit code 3");
    Set<String> accepted = new HashSet<>();
    if (name.equals("web-api")) {
      assertThat(interrupted.statusCode()).isIn(502, 503);
    } else {
      accepted.add(interrupted.path("id"));
    }
    await("answers again")
        .atMost(PATIENCE)
        .ignoreExceptions()
        .until(() -> api.anonymous().get("/api/records").statusCode() == 200);
    accepted.add(publish(word + " 2"));
    awaitFound(word, accepted);
  }

  private Response page(String path) {
    return api.anonymous().accept("text/html").get(path);
  }

  private String publish(String title) {
    Response answer = api.publish(token, title);
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(202);
    return answer.path("id");
  }

  private static void awaitAccepted(Publishing publishing, int count) {
    await("%d publications accepted".formatted(count))
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(publishing.accepted().size())
                    .as("accepted; refused: %s", publishing.refusals())
                    .isGreaterThanOrEqualTo(count));
  }

  private void awaitFound(String word, Set<String> accepted) {
    await("all records found")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api.ids(word)).containsAll(accepted));
  }
}
