package org.reperio.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reperio.e2e.product.TraceCollector;
import org.reperio.e2e.product.TraceCollector.Span;
import org.reperio.product.Api;
import org.reperio.product.Product;

/** What one request causes in all services is one trace, and log lines name it. */
@Tag("slow")
@Order(8)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String SECRET = "aSecretOfALink7";

  private TraceCollector collector;
  private Product product;
  private Api api;
  private String token;

  @BeforeAll
  void start() throws IOException, InterruptedException {
    collector = TraceCollector.open();
    product =
        Product.start(
            "target/traces",
            Map.of(
                "REPERIO_TRACES_ENDPOINT",
                collector.address(),
                "REPERIO_LOG_JSON",
                "true",
                "QUARKUS_HTTP_ACCESS_LOG_ENABLED",
                "true"),
            TracesIT::logJobs);
    api = product.api();
    token = product.researcher().token();
  }

  private static void logJobs(Path instance) throws IOException {
    Files.createDirectories(instance);
    Files.writeString(
        instance.resolve("reperio.yaml"),
        """
        quarkus:
          log:
            category:
              "org.reperio.worker.job":
                level: DEBUG
        """);
  }

  @AfterAll
  void stop() throws InterruptedException {
    if (product != null) {
      product.close();
    }
    collector.close();
  }

  /** Publishes a record, as a client does that traces itself. */
  private String publish(String title) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    Response draft =
        api.as(token)
            .contentType("application/json")
            .body(Api.document(title))
            .post("/api/records");
    assertThat(draft.statusCode()).as(draft.asString()).isEqualTo(201);
    Response published =
        api.as(token)
            .header("traceparent", "00-%s-00f067aa0ba902b7-01".formatted(trace))
            .queryParam("token", SECRET)
            .post("/api/records/{id}/draft/actions/publish", draft.path("id").toString());
    assertThat(published.statusCode()).as(published.asString()).isEqualTo(202);
    return trace;
  }

  private static Span named(List<Span> spans, String name) {
    return spans.stream()
        .filter(span -> span.name().equals(name))
        .findAny()
        .orElseThrow(() -> new AssertionError(name + " is not among " + names(spans)));
  }

  private static Set<String> names(List<Span> spans) {
    return spans.stream().map(Span::name).collect(Collectors.toSet());
  }

  private void awaitSpans(String trace, String... names) {
    await("the spans of " + trace)
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(names(collector.spans(trace))).contains(names));
  }

  @Test
  @DisplayName("A publication is one trace: request, outbox, broker, worker, index")
  void aPublicationIsOneTrace() {
    String trace = publish("traced alone");
    awaitSpans(
        trace,
        "POST /api/records/{id}/draft/actions/publish",
        "send record.published",
        "process record-index",
        "process pid-registration");
    List<Span> spans = collector.spans(trace);
    Span request = named(spans, "POST /api/records/{id}/draft/actions/publish");
    assertThat(request.parent()).isEqualTo("00f067aa0ba902b7");
    Span sent = named(spans, "send record.published");
    assertThat(sent.parent()).isEqualTo(request.id());
    assertThat(named(spans, "process record-index").parent()).isIn(ids(spans, "send "));
    assertThat(named(spans, "process pid-registration").parent()).isIn(ids(spans, "send "));
  }

  private static Set<String> ids(List<Span> spans, String begin) {
    return spans.stream()
        .filter(span -> span.name().startsWith(begin))
        .map(Span::id)
        .collect(Collectors.toSet());
  }

  @Test
  @DisplayName("Publications that are indexed together have a trace each, which the batch leads to")
  void aBatchIsLinkedToItsPublications() {
    List<String> traces = Stream.of("one", "two", "three", "four").map(this::publish).toList();
    traces.forEach(trace -> awaitSpans(trace, "process record-index"));
    await("the index is written in a trace that is linked to each")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> {
              for (String trace : traces) {
                assertThat(collector.spans())
                    .anyMatch(span -> span.name().equals("index records") && leadsTo(span, trace));
              }
            });
  }

  /** Whether a span is of a trace, or of one that is linked to it. */
  private boolean leadsTo(Span span, String trace) {
    return span.trace().equals(trace)
        || collector.spans(span.trace()).stream().anyMatch(one -> one.links().contains(trace));
  }

  @Test
  @DisplayName("No span tells who asked, or a secret, and nothing is traced that watches")
  void nothingPrivateIsSent() throws IOException {
    api.as(token).queryParam("token", SECRET).get("/api/records");
    api.anonymous().queryParam("q", "jane@example.org").get("/api/records");
    api.anonymous().queryParam("token", SECRET).get("/search");
    api.anonymous().get("/ping");
    awaitSpans(publish("last"), "process record-index");
    // Each service sends on its own, every five seconds.
    await("the spans of requests that nobody else traces")
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(names(collector.spans())).contains("GET /api/records", "GET /search"));
    List<Span> spans = collector.spans();
    assertThat(spans)
        .filteredOn(span -> span.name().startsWith("GET "))
        .allSatisfy(span -> assertThat(span.text()).doesNotContain("127.0.0.1"));
    assertThat(spans)
        .allSatisfy(
            span ->
                assertThat(span.text())
                    .doesNotContain(
                        SECRET,
                        "token=",
                        "jane@",
                        "jane%40",
                        token,
                        "Apache-HttpClient",
                        "/q/health",
                        "/q/metrics",
                        "/ping"));
  }

  @Test
  @DisplayName("Log lines are JSON with the ids of request, trace, event and job")
  void logLinesNameTheTrace() throws IOException {
    String trace = publish("logged");
    Path log = product.logFolder().resolve("web-api.log");
    await("the request is logged")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(lines(log, trace)).isNotEmpty());
    JsonPath line = JsonPath.from(lines(log, trace).get(0));
    assertThat(line.getString("mdc.traceId")).isEqualTo(trace);
    assertThat(line.getString("mdc.spanId")).hasSize(16);
    assertThat(line.getString("mdc.requestId")).isNotBlank();
    assertThat(line.getString("service")).isEqualTo("reperio-web-api");
    Path jobs = product.logFolder().resolve("worker.log");
    await("a job is logged")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(lines(jobs, "\"jobId\"")).isNotEmpty());
    JsonPath job = JsonPath.from(lines(jobs, "\"jobId\"").get(0));
    assertThat(job.getString("mdc.traceId")).hasSize(32);
    assertThat(job.getString("message")).startsWith("job ");
  }

  private static List<String> lines(Path log, String text) throws IOException {
    return Files.readAllLines(log).stream().filter(line -> line.contains(text)).toList();
  }
}
