package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reperio.product.Api;
import org.reperio.product.Part;
import org.reperio.product.Product;
import org.reperio.product.Registrar;
import org.reperio.product.WholeProduct;

/**
 * A crash at each step of publishing, from the transaction to the registrar of DOIs (at two of them
 * unless the slow tests run). It leaves either a draft, which is published as if nothing had been,
 * or a record that is published, found and registered once the crashed program is back.
 */
@WholeProduct
@Order(6)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PublishSurvivesIT {

  /** A worker's lease on a registration must be out before another takes over. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private Product product;
  private Api api;
  private String token;
  private String armed;

  @BeforeAll
  void account(Product running) throws IOException, InterruptedException {
    product = running;
    api = product.api();
    token = product.researcher().token();
  }

  @AfterEach
  void disarm() throws IOException {
    product.faults().disarm(armed);
  }

  @ParameterizedTest
  @CsvSource({"publish-before-commit, web-api", "index-after-bulk, worker"})
  @DisplayName("A crash leaves a draft, or a published, indexed, registered record")
  void crashAtTwo(String step, String program) throws IOException, InterruptedException {
    crashAt(step, program);
  }

  @Tag("slow")
  @ParameterizedTest
  @CsvSource({
    "publish-before-commit, web-api",
    "publish-after-commit, web-api",
    "relay-before-send, worker",
    "relay-after-send, worker",
    "index-before-bulk, worker",
    "index-after-bulk, worker",
    "registration-before-noting, worker",
    "registration-after-noting, worker",
    "registration-before-call, worker",
    "registration-after-call, worker"
  })
  @DisplayName("A crash at any step leaves a draft, or a published, indexed, registered record")
  void crashAtAny(String step, String program) throws IOException, InterruptedException {
    crashAt(step, program);
  }

  private void crashAt(String step, String program) throws IOException, InterruptedException {
    armed = step;
    // A step may be tried more than once in a run.
    String word = "crashes" + step.replace("-", "") + System.nanoTime();
    String id = draft(word);
    Part part = product.part(program);
    ProcessHandle former = part.process().orElseThrow();
    product.faults().arm(step);
    OptionalInt status = publish(id);
    await("%s has crashed at %s".formatted(program, step))
        .atMost(PATIENCE)
        .until(() -> product.faults().hasStruck(step) && !former.isAlive());
    part.awaitSuccessor(former);
    awaitApi(id);

    boolean published = code("/api/records/{id}", id) == 200;
    assertThat(published)
        .as("published, at %s", step)
        .isEqualTo(!step.equals("publish-before-commit"));
    if (program.equals("worker")) {
      assertThat(status).as("publishing does not wait for the worker").hasValue(202);
    }
    assertThat(code("/api/records/{id}/draft", id))
        .as("the draft of what is published or not: %s", published)
        .isEqualTo(published ? 404 : 200);
    if (!published) {
      assertThat(publish(id)).hasValue(202);
    }
    requireSound(id, word);
  }

  /** A published record is found once, and its DOIs lead to it; the repository holds both. */
  private void requireSound(String id, String word) throws IOException, InterruptedException {
    JsonPath record = api.anonymous().get("/api/records/{id}", id).jsonPath();
    await("%s is searchable".formatted(id))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(api.total(word)).isEqualTo(1));
    Registrar registrar = product.registrar();
    String version = record.getString("pids.doi.identifier");
    String concept = record.getString("parent.pids.doi.identifier");
    requireRegistered(registrar, version, product.site() + "/records/" + id);
    requireRegistered(
        registrar, concept, product.site() + "/records/" + record.getString("parent.id"));
    for (String doi : new String[] {version, concept}) {
      await("the repository notes that %s is registered".formatted(doi))
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(3))
          .untilAsserted(() -> assertThat(state(doi)).isEqualTo("REGISTERED"));
    }
  }

  private static void requireRegistered(Registrar registrar, String doi, String page) {
    await("%s is findable".formatted(doi))
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThat(registrar.page(doi)).contains(page));
    assertThat(registrar.leadingTo(page)).as("DOIs for %s", page).isEqualTo(1);
  }

  private String state(String doi) throws IOException, InterruptedException {
    return JsonPath.from(product.commands().run("pids", "show", doi, "--json").out())
        .getString("state");
  }

  /** The draft is in the index before anything crashes, so that its own events are over. */
  private String draft(String word) {
    Response answer =
        api.as(token).contentType(ContentType.JSON).body(Api.document(word)).post("/api/records");
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(201);
    await("the draft is indexed")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(
            () ->
                api.as(token)
                        .queryParam("q", word)
                        .get("/api/user/records")
                        .jsonPath()
                        .getInt("hits.total")
                    == 1);
    return answer.path("id");
  }

  /** The answer's status, if there is an answer before the front door gives up. */
  private OptionalInt publish(String id) {
    try {
      return OptionalInt.of(
          api.as(token).post("/api/records/{id}/draft/actions/publish", id).statusCode());
    } catch (Exception e) {
      // REST Assured throws what its HTTP client throws, checked or not.
      return OptionalInt.empty();
    }
  }

  private int code(String path, String id) {
    return api.as(token).get(path, id).statusCode();
  }

  private void awaitApi(String id) {
    await("the API answers")
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .ignoreExceptions()
        .until(() -> code("/api/records/{id}", id) < 500);
  }
}
