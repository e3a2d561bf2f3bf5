package org.reperio.worker.metrics;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URL;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.reperio.database.Sql;
import org.reperio.job.Run;
import org.reperio.job.RunClaims;
import org.reperio.job.RunRepository;
import org.reperio.job.RunStatus;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.test.MetricsPage;
import org.reperio.test.TestServices;
import org.reperio.worker.job.Tasks;

/** What the worker shows Prometheus is what the documentation says, and true. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class MetricsTest {

  private static final String WORKER = "a-test";

  @TestHTTPResource(value = "/metrics", management = true)
  URL metrics;

  @TestHTTPResource(value = "/health/ready", management = true)
  URL ready;

  @Inject Backlog backlog;
  @Inject IndexMetrics index;
  @Inject JobMetrics jobs;
  @Inject QueueMetrics queues;
  @Inject ConsumerPauses pauses;
  @Inject RunClaims claims;
  @Inject RunRepository runs;
  @Inject Tasks tasks;
  @Inject Sql sql;

  private Run begun() {
    return claims
        .begin(
            tasks.find("file-collection").orElseThrow(),
            JsonNodeFactory.instance.objectNode(),
            WORKER)
        .orElseThrow();
  }

  private void finish(Run run, RunStatus status) {
    runs.finish(run.id, WORKER, status, null);
  }

  private String value(String sample) {
    return given()
        .get(metrics)
        .asString()
        .lines()
        .filter(line -> line.startsWith(sample))
        .map(line -> line.substring(line.lastIndexOf(' ') + 1))
        .findFirst()
        .orElse("none");
  }

  @Test
  void thePageListsThemAll() throws InterruptedException {
    Run run = begun();
    runs.report(
        run.id,
        WORKER,
        new RunRepository.Counts(10L, 1, 0, 0),
        Instant.now().plusSeconds(60),
        List.of());
    given().get(ready);
    given().get("/ping");
    backlog.read();
    index.read();
    jobs.read();
    jobs.readStates();
    queues.read();
    System.gc();
    assertThat(MetricsPage.read().differences("worker", given().get(metrics).asString())).isEmpty();
    finish(run, RunStatus.SUCCESS);
  }

  @Test
  void aJobThatFailedShowsUntilOneSucceeds() {
    String failed = "reperio_job_failed{job_name=\"file-collection\"}";
    String age = "reperio_job_success_age_seconds{job_name=\"file-collection\"}";
    finish(begun(), RunStatus.FAILED);
    jobs.readStates();
    assertThat(value(failed)).isEqualTo("1.0");
    finish(begun(), RunStatus.SUCCESS);
    jobs.readStates();
    assertThat(value(failed)).isEqualTo("0.0");
    assertThat(Double.parseDouble(value(age))).isBetween(0.0, 60.0);
  }

  @Test
  void aJobThatNobodyBeginsIsOverdue() {
    String overdue = "reperio_job_overdue_seconds{job_name=\"ingest\"}";
    tasks.byName().values().forEach(task -> begunOnce(task.name()));
    sql.update("update job set next_run = now() - interval '2 hours' where task = 'ingest'");
    jobs.readStates();
    assertThat(Double.parseDouble(value(overdue))).isBetween(7_200.0, 7_300.0);
    sql.update("update job set next_run = null where task = 'ingest'");
    jobs.readStates();
    assertThat(value(overdue)).isEqualTo("0.0");
  }

  @Test
  void aRunThatWaitsForAWorkerIsOverdue() {
    String overdue = "reperio_job_overdue_seconds{job_name=\"index-rebuild\"}";
    begunOnce("index-rebuild");
    UUID run = UUID.randomUUID();
    // The worker of this test does not know the run's task, so it leaves it alone.
    sql.update(
        """
        insert into job_run (id, job_id, task, title, status, not_before)
        select ?, id, 'of-another-worker', title, 'Q', now() - interval '2 hours' from job
        where task = 'index-rebuild'""",
        run);
    jobs.readStates();
    assertThat(Double.parseDouble(value(overdue))).isBetween(7_200.0, 7_300.0);
    runs.cancel(run);
    jobs.readStates();
    assertThat(value(overdue)).isEqualTo("0.0");
  }

  private void begunOnce(String task) {
    claims
        .begin(tasks.find(task).orElseThrow(), JsonNodeFactory.instance.objectNode(), WORKER)
        .ifPresent(run -> finish(run, RunStatus.CANCELLED));
  }

  @Test
  void aQueueThatIsPausedShows() {
    String paused = "reperio_queue_paused{queue=\"pid-registration\"}";
    pauses.pause("pid-registration");
    queues.read();
    assertThat(value(paused)).isEqualTo("1.0");
    pauses.resume("pid-registration");
    queues.read();
    assertThat(value(paused)).isEqualTo("0.0");
  }

  @Test
  void mailShowsForHowLongItWaits() {
    sql.update(
        """
        insert into mail (recipient, subject, body, created, next_try)
        values ('late@example.org', 'Late', '', now() - interval '1 hour', now() + interval '1 day')\
        """);
    backlog.read();
    assertThat(Double.parseDouble(value("reperio_mails_age_seconds"))).isGreaterThan(3_599);
    sql.update("delete from mail where recipient = 'late@example.org'");
  }
}
