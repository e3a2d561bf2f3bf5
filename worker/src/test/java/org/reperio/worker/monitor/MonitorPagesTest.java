package org.reperio.worker.monitor;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.rabbitmq.client.ConnectionFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.config.HttpClientConfig;
import io.restassured.config.RestAssuredConfig;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.job.LogLevel;
import org.reperio.job.Run;
import org.reperio.job.RunClaims;
import org.reperio.job.RunLine;
import org.reperio.job.RunRepository;
import org.reperio.job.RunStatus;
import org.reperio.messaging.BrokerSettings;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.test.TestServices;
import org.reperio.worker.job.Tasks;
import org.reperio.worker.messaging.DeadQueues;

/** The monitor's pages as a browser asks for them, with a real broker and database. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MonitorPagesTest {

  private static final String QUEUE = "pid-registration";
  private static final String DEAD = "pid-registration.dead";

  private static final List<String> HEADERS =
      List.of(
          "Content-Security-Policy",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "Referrer-Policy",
          "Permissions-Policy",
          "Cross-Origin-Opener-Policy");

  @Inject MonitorSettings settings;
  @Inject BrokerSettings brokerSettings;
  @Inject ConsumerPauses pauses;
  @Inject DeadQueues dead;
  @Inject Pulse pulse;
  @Inject RunClaims claims;
  @Inject RunRepository runs;
  @Inject Tasks tasks;

  @BeforeEach
  void pauseAndEmpty() throws Exception {
    pauses.pause(QUEUE);
    empty();
  }

  @AfterEach
  void goOn() throws Exception {
    empty();
    pauses.resume(QUEUE);
  }

  private interface Work {
    void with(com.rabbitmq.client.Channel channel) throws Exception;
  }

  private void atTheBroker(Work work) throws Exception {
    var factory = new ConnectionFactory();
    factory.setHost(brokerSettings.host());
    factory.setPort(brokerSettings.port());
    factory.setUsername(brokerSettings.username());
    factory.setPassword(brokerSettings.password());
    try (var connection = factory.newConnection();
        var channel = connection.createChannel()) {
      work.with(channel);
    }
  }

  private void empty() throws Exception {
    atTheBroker(
        channel -> {
          channel.queuePurge(DEAD);
          channel.queuePurge(QUEUE);
        });
  }

  private void bury(String content) throws Exception {
    atTheBroker(
        channel -> {
          channel.confirmSelect();
          channel.basicPublish("reperio.dead", QUEUE, null, content.getBytes(UTF_8));
          channel.waitForConfirmsOrDie(10_000);
        });
  }

  private static RequestSpecification visitor() {
    return given().redirects().follow(false);
  }

  /** Who has signed in. */
  private RequestSpecification operator() {
    Response answer =
        visitor().formParam("password", settings.password().orElseThrow()).post("/monitor/login");
    assertThat(answer.statusCode()).isEqualTo(303);
    return visitor().cookie("monitor", answer.cookie("monitor"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/monitor",
        "/monitor/jobs",
        "/monitor/failures",
        "/monitor/failures/record-index/drop"
      })
  void nothingIsShownWithoutThePassword(String path) {
    visitor().get(path).then().statusCode(303).header("Location", "/monitor/login");
    for (String made : List.of("x", "1.2", "9999999999.0000")) {
      visitor().cookie("monitor", made).get(path).then().statusCode(303);
    }
  }

  @Test
  void nothingIsDoneWithoutThePassword() throws Exception {
    bury("kept");
    visitor()
        .formParam("known", 1)
        .post("/monitor/failures/" + QUEUE + "/drop")
        .then()
        .statusCode(303);
    visitor().post("/monitor/queues/" + QUEUE + "/resume").then().statusCode(303);
    assertThat(dead.list(QUEUE, 10)).hasSize(1);
    assertThat(pauses.all()).containsKey(QUEUE);
  }

  @Test
  void aWrongPasswordIsRefusedAndTooManyHaveToWait() throws Exception {
    var elsewhere =
        HttpClientConfig.httpClientConfig()
            .setParam("http.route.local-address", InetAddress.getByName("127.0.0.7"));
    Response last = null;
    for (int i = 0; i < 6; i++) {
      last =
          visitor()
              .config(RestAssuredConfig.config().httpClient(elsewhere))
              .formParam("password", "wrong " + i)
              .post("/monitor/login");
      if (i < 5) {
        assertThat(last.statusCode()).isEqualTo(403);
        assertThat(last.cookies()).isEmpty();
        assertThat(last.asString()).contains("This is not the password.");
      }
    }
    assertThat(last.statusCode()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isEqualTo("60");
    operator().get("/monitor").then().statusCode(200);
  }

  @Test
  void theCookieIsForThisMonitorAlone() {
    String cookie =
        visitor()
            .formParam("password", settings.password().orElseThrow())
            .post("/monitor/login")
            .header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/monitor");
    String out = operator().post("/monitor/logout").header("Set-Cookie");
    assertThat(out).contains("monitor=", "Max-Age=0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none"})
  void aPageOfAnotherSiteChangesNothing(String site) throws Exception {
    bury("kept");
    operator()
        .header("Sec-Fetch-Site", site)
        .formParam("known", 1)
        .post("/monitor/failures/" + QUEUE + "/drop")
        .then()
        .statusCode(403);
    operator()
        .header("Origin", "https://evil.example")
        .post("/monitor/queues/" + QUEUE + "/resume")
        .then()
        .statusCode(403);
    visitor()
        .header("Origin", "null")
        .formParam("password", settings.password().orElseThrow())
        .post("/monitor/login")
        .then()
        .statusCode(403);
    assertThat(dead.list(QUEUE, 10)).hasSize(1);
    assertThat(pauses.all()).containsKey(QUEUE);
  }

  @Test
  void aConsumerIsPausedAndGoesOn() {
    pauses.resume(QUEUE);
    operator()
        .header("Sec-Fetch-Site", "same-origin")
        .post("/monitor/queues/" + QUEUE + "/pause")
        .then()
        .statusCode(303)
        .header("Location", "/monitor");
    assertThat(pauses.all()).containsOnlyKeys(QUEUE);
    operator()
        .get("/monitor")
        .then()
        .body(containsString("Paused since"), containsString("/pid-registration/resume"));
    operator().post("/monitor/queues/" + QUEUE + "/resume").then().statusCode(303);
    assertThat(pauses.all()).isEmpty();
    operator().post("/monitor/queues/no-such-queue/pause").then().statusCode(400);
  }

  @Test
  void theOverviewShowsQueuesAndLiveWorkers() throws Exception {
    bury("dead");
    pulse.beat();
    pulse.sample();
    String page = operator().get("/monitor").then().statusCode(200).extract().asString();
    assertThat(page)
        .contains("record-index", "Brings the search index up to date.", ">alive<")
        .contains("href=\"/monitor/failures#dead-pid-registration\">1</a>")
        .contains("data-time=\"")
        .doesNotContain("cannot be asked");
  }

  @Test
  void failuresHaveReasonAndContentAndAnIdOfTheirOwn() throws Exception {
    bury("<script>alert(1)</script> is no JSON");
    operator()
        .get("/monitor/failures")
        .then()
        .statusCode(200)
        .body(
            allOf(
                containsString("&lt;script&gt;alert(1)&lt;/script&gt; is no JSON"),
                not(containsString("<script>alert")),
                containsString("The broker does not say why."),
                containsString("36 bytes")));
  }

  @Test
  void oneIsTriedAgainAfterAQuestion() throws Exception {
    bury("first");
    bury("second");
    String letter = dead.list(QUEUE, 10).get(1).id();
    String asked = "/monitor/failures/" + QUEUE + "/retry";
    operator()
        .queryParam("letter", letter)
        .get(asked)
        .then()
        .statusCode(200)
        .body(
            containsString("Retry this dead letter of pid-registration?"),
            containsString("second"));
    assertThat(dead.list(QUEUE, 10)).hasSize(2);
    operator()
        .formParam("letter", letter)
        .post(asked)
        .then()
        .statusCode(303)
        .header("Location", "/monitor/failures?retry=1");
    assertThat(dead.list(QUEUE, 10)).extracting(one -> one.content()).containsExactly("first");
    operator()
        .get("/monitor/failures?retry=1")
        .then()
        .body(containsString("1 sent back to be tried again."));
    operator().queryParam("letter", letter).get(asked).then().statusCode(404);
    operator()
        .formParam("letter", letter)
        .post(asked)
        .then()
        .header("Location", equalTo("/monitor/failures?retry=0"));
  }

  @Test
  void allAreDroppedAfterAQuestion() throws Exception {
    bury("first");
    bury("second");
    String asked = "/monitor/failures/" + QUEUE + "/drop";
    String page = operator().get(asked).asString();
    Matcher known = Pattern.compile("name=\"known\" value=\"(\\d+)\"").matcher(page);
    assertThat(known.find()).isTrue();
    assertThat(known.group(1)).isEqualTo("2");
    bury("came since then");
    operator()
        .formParam("known", known.group(1))
        .post(asked)
        .then()
        .header("Location", "/monitor/failures?drop=2");
    assertThat(dead.list(QUEUE, 10))
        .extracting(one -> one.content())
        .containsExactly("came since then");
    operator().get("/monitor/failures/" + QUEUE + "/burn").then().statusCode(404);
    operator().get("/monitor/failures/no-such-queue/drop").then().statusCode(400);
  }

  @Test
  void aRunIsShownWithItsLogAndStopped() {
    Run run = running();
    runs.report(
        run.id,
        "a-host:1:abc",
        new RunRepository.Counts(200L, 20, 30, 1),
        Instant.now().plusSeconds(60),
        List.of(RunLine.of(run.id, LogLevel.WARNING, "one is <odd>")));
    operator()
        .get("/monitor/jobs")
        .then()
        .statusCode(200)
        .body(containsString("/monitor/jobs/" + run.id), containsString("51 of 200, 1 failed"));
    operator()
        .get("/monitor/jobs/" + run.id)
        .then()
        .statusCode(200)
        .body(
            containsString("one is &lt;odd&gt;"),
            containsString("a-host:1:abc"),
            containsString("Stop this run"));
    operator().post("/monitor/jobs/" + run.id + "/cancel").then().statusCode(303);
    assertThat(runs.read(run.id).orElseThrow().status).isEqualTo(RunStatus.CANCELLING);
    operator()
        .get("/monitor/jobs/" + run.id)
        .then()
        .body(containsString("cancelling"), not(containsString("Stop this run")));
    runs.finish(run.id, "a-host:1:abc", RunStatus.CANCELLED, null);
    operator().post("/monitor/jobs/" + run.id + "/cancel").then().statusCode(303);
    assertThat(runs.read(run.id).orElseThrow().status).isEqualTo(RunStatus.CANCELLED);
    operator().get("/monitor/jobs/" + UUID.randomUUID()).then().statusCode(404);
    operator().get("/monitor/jobs/no-run").then().statusCode(404);
  }

  private Run running() {
    var task = tasks.byName().values().stream().filter(one -> !one.isExclusive()).findFirst();
    return claims
        .begin(task.orElseThrow(), JsonNodeFactory.instance.objectNode(), "a-host:1:abc")
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/monitor", "/monitor/login", "/monitor/none", "/assets/monitor.css", "/ping"})
  void everyAnswerHasEachStrictHeaderOnce(String path) {
    Response answer = operator().get(path);
    for (String header : HEADERS) {
      assertThat(answer.headers().getValues(header)).as("%s of %s", header, path).hasSize(1);
    }
    if (path.startsWith("/monitor")) {
      assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reperio.css",
        "monitor.css",
        "monitor.js",
        "uPlot.iife.min.js",
        "uPlot.min.css",
        "icons.svg",
        "mark.svg",
        "fonts.css",
        "fonts/inter-latin-400-normal.woff2"
      })
  void theLooksOfTheSiteAreThere(String asset) {
    visitor().get("/assets/" + asset).then().statusCode(200);
  }

  @Test
  void thePortWithoutAnAddressLeadsToTheFirstPage() {
    visitor().get("/").then().statusCode(303).header("Location", "/monitor");
  }
}
