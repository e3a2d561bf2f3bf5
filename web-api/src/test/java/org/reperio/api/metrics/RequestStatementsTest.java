package org.reperio.api.metrics;

import static io.restassured.RestAssured.given;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.reperio.api.ApiClient.MINIMAL;
import static org.reperio.api.ApiClient.as;
import static org.reperio.api.ApiClient.publish;
import static org.reperio.api.ApiClient.published;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.common.vertx.VertxContext;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Inject;
import java.net.URI;
import java.net.URL;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.reperio.api.ApiClient;
import org.reperio.database.Sql;
import org.reperio.metrics.StatementCount;
import org.reperio.test.MetricsPage;
import org.reperio.test.TestServices;

/** How many statements each route takes is a metric, so a query for each row of a list is seen. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class RequestStatementsTest {

  private static final String RECORD = "/api/records/{id}";
  private static final String VERSIONS = "/api/records/{id}/versions";

  @Inject ApiClient client;
  @Inject MeterRegistry registry;
  @Inject StatementCount statements;
  @Inject Sql sql;
  @Inject Vertx vertx;

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  /** The statements of one reading. */
  private int taken(String route, String id) {
    long requests = requests(route);
    double before = total(route);
    given().get(route, id).then().statusCode(200);
    // The answer is with the client a moment before it is counted.
    await().atMost(5, SECONDS).until(() -> requests(route) == requests + 1);
    return (int) (total(route) - before);
  }

  private long requests(String route) {
    var summary =
        registry.find("reperio.request.statements").tag("uri", route).tag("method", "GET");
    return summary.summary() == null ? 0 : summary.summary().count();
  }

  private double total(String route) {
    var summary =
        registry.find("reperio.request.statements").tag("uri", route).tag("method", "GET");
    return summary.summary() == null ? 0 : summary.summary().totalAmount();
  }

  @Test
  void aRecordThatIsKeptTakesOneStatementAndAFreshOneFew() {
    String id = published(client.token(), MINIMAL);
    assertThat(taken(RECORD, id)).isEqualTo(2);
    assertThat(taken(RECORD, id)).isEqualTo(1);
    assertThat(given().get(metrics).asString())
        .contains("reperio_request_statements_max{method=\"GET\",uri=\"/api/records/{id}\"");
  }

  /** What the service shows Prometheus, and what the documentation says of it. */
  @Test
  void thePageListsAllMetrics() {
    String id = published(client.token(), MINIMAL);
    given().get(RECORD, id).then().statusCode(200);
    URI probe = URI.create(metrics.toString()).resolve("health/ready");
    given().get(probe).then().statusCode(200);
    await().atMost(5, SECONDS).until(() -> requests(RECORD) > 0);
    String shown = given().get(metrics).asString();
    assertThat(MetricsPage.read().differences("web-api", shown)).isEmpty();
    assertThat(shown)
        .contains("reperio_degraded{dependency=\"redis\"} 0.0")
        .containsPattern(
            "http_server_requests_seconds_bucket\\{.*uri=\"/api/records/\\{id}\".*le=\"0.5\"");
  }

  @Test
  void aListTakesAsManyHoweverLongItIs() {
    String owner = client.token();
    String first = published(owner, MINIMAL);
    int one = taken(VERSIONS, first);
    assertThat(one).isPositive();
    String id = first;
    for (int i = 0; i < 3; i++) {
      id = as(owner).post(VERSIONS, id).then().statusCode(201).extract().path("id");
      as(owner).body(MINIMAL).put("/api/records/{id}/draft", id).then().statusCode(200);
      publish(owner, id).statusCode(202);
    }
    assertThat(given().get(VERSIONS, first).<Integer>path("hits.total")).isEqualTo(4);
    assertThat(taken(VERSIONS, first)).isEqualTo(one);
  }

  @Test
  void aStatementForEachRowShows() throws Exception {
    Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
    var done = new CompletableFuture<Void>();
    context.runOnContext(
        begun -> {
          context.putLocal("UrlPathTemplate", "/planted/{rows}");
          StatementCount.Request request = statements.begin("GET");
          context
              .executeBlocking(
                  () -> sql.list("select * from generate_series(1, 7) n", row -> row.getInt("n")))
              .compose(
                  rows ->
                      context.executeBlocking(
                          () -> rows.stream().mapToLong(n -> sql.count("select ?", n)).sum()))
              .onComplete(
                  answer -> {
                    request.end();
                    done.complete(null);
                  });
        });
    done.get(10, SECONDS);
    // Outside of a request nothing is counted.
    sql.count("select 1");
    assertThat(total("/planted/{rows}")).isEqualTo(8);
    assertThat(requests("/planted/{rows}")).isEqualTo(1);
  }
}
