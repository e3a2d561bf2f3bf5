package org.reperio.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.database.Sql;
import org.reperio.job.Arguments;
import org.reperio.job.Job;
import org.reperio.job.JobPlanning;
import org.reperio.job.Jobs;
import org.reperio.job.LogLevel;
import org.reperio.job.Run;
import org.reperio.job.RunClaims;
import org.reperio.job.RunLine;
import org.reperio.job.RunRepository;
import org.reperio.job.RunStatus;
import org.reperio.job.Task;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.refusal.ValidationFailed;
import org.reperio.test.TestServices;

@QuarkusTest
@QuarkusTestResource(TestServices.class)
class JobsTest {

  private static final Identity SYSTEM = Identity.ofSystem();
  private static final Duration LONG = Duration.ofSeconds(30);

  @Inject Jobs jobs;
  @Inject RunRepository runs;
  @Inject RunClaims claims;
  @Inject JobPlanning planning;
  @Inject RunHere here;
  @Inject Errand errand;
  @Inject HistoryTask history;
  @Inject Sql sql;

  @BeforeEach
  void known() {
    planning.register(Map.of(errand.name(), errand));
  }

  private Run start(String what) {
    return jobs.start(SYSTEM, errand, arguments(what));
  }

  private static Arguments arguments(String what) {
    return new Arguments(JsonNodeFactory.instance.objectNode().put("what", what));
  }

  private Run read(UUID run) {
    return jobs.run(SYSTEM, run).orElseThrow();
  }

  private Run awaitStatus(UUID run, RunStatus status) {
    await().atMost(LONG).until(() -> read(run).status == status);
    return read(run);
  }

  /** A run that no worker of this test takes. */
  private Run remote(String worker, Instant leasedUntil, boolean queued) {
    Run run = claims.begin(errand, arguments("remote").json(), worker).orElseThrow();
    sql.update(
        "update job_run set leased_until = ?, queue = ? where id = ?",
        leasedUntil,
        queued ? Job.QUEUE : null,
        run.id);
    return read(run.id);
  }

  @Test
  void aRunIsDoneByAWorkerThatSaysHowFarItIs() {
    Run run = awaitStatus(start("count").id, RunStatus.PARTIAL);
    assertThat(run.totalEntries).isEqualTo(6);
    assertThat(run.insertedEntries).isEqualTo(3);
    assertThat(run.updatedEntries).isEqualTo(2);
    assertThat(run.erroredEntries).isEqualTo(1);
    assertThat(run.attempt).isEqualTo(1);
    assertThat(run.finished).isAfterOrEqualTo(run.started);
    assertThat(jobs.lines(SYSTEM, run.id, 0))
        .extracting(line -> line.message)
        .containsExactly("I count.");
  }

  @Test
  void aWarningIsSeenAtItsEnd() {
    awaitStatus(start("warn").id, RunStatus.WARNING);
  }

  @Test
  void theLogIsBounded() {
    Run run = awaitStatus(start("talk").id, RunStatus.SUCCESS);
    List<RunLine> lines = jobs.lines(SYSTEM, run.id, 0);
    assertThat(lines).hasSize(1001);
    assertThat(lines.get(0).message).hasSize(2000).endsWith("…");
    assertThat(lines.get(1000).level).isEqualTo(LogLevel.WARNING);
  }

  @Test
  void aFailureIsNotTriedAgainButAnOutageIs() {
    Run failed = awaitStatus(start("fail").id, RunStatus.FAILED);
    assertThat(failed.message).contains("no such thing");
    UUID outage = start("outage").id;
    await().atMost(LONG).until(() -> read(outage).attempt == 1 && read(outage).worker == null);
    Run waiting = read(outage);
    assertThat(waiting.status).isEqualTo(RunStatus.QUEUED);
    assertThat(waiting.notBefore).isAfter(Instant.now().plusSeconds(10));
    assertThat(waiting.message).contains("reset");
    for (int attempt = 2; attempt <= 4; attempt++) {
      int expected = attempt;
      sql.update("update job_run set not_before = now() where id = ?", outage);
      await()
          .atMost(LONG)
          .until(
              () ->
                  read(outage).attempt == expected && read(outage).worker == null
                      || read(outage).status.isFinished());
    }
    assertThat(read(outage).status).isEqualTo(RunStatus.FAILED);
  }

  @Test
  void aRunStopsWhenItIsToldTo() {
    UUID run = start("wait").id;
    awaitStatus(run, RunStatus.RUNNING);
    assertThat(jobs.cancel(SYSTEM, run)).isTrue();
    awaitStatus(run, RunStatus.CANCELLED);
    assertThat(jobs.cancel(SYSTEM, run)).isFalse();
  }

  @Test
  void aRunThatHasNotBegunEndsAtOnce() {
    Run run = start("wait");
    sql.update("update job_run set not_before = now() + interval '1 day' where id = ?", run.id);
    if (read(run.id).status == RunStatus.QUEUED) {
      assertThat(jobs.cancel(SYSTEM, run.id)).isTrue();
      assertThat(read(run.id).status).isEqualTo(RunStatus.CANCELLED);
    } else {
      assertThat(jobs.cancel(SYSTEM, run.id)).isTrue();
      awaitStatus(run.id, RunStatus.CANCELLED);
    }
  }

  @Test
  void onlyAnAdministratorUsesJobs() {
    assertThatThrownBy(() -> jobs.all(Identity.anonymous())).isInstanceOf(PermissionDenied.class);
    assertThatThrownBy(() -> jobs.runs(Identity.anonymous(), 1))
        .isInstanceOf(PermissionDenied.class);
    assertThatThrownBy(() -> jobs.start(Identity.anonymous(), errand, arguments("count")))
        .isInstanceOf(PermissionDenied.class);
    assertThatThrownBy(() -> jobs.cancel(Identity.anonymous(), UUID.randomUUID()))
        .isInstanceOf(PermissionDenied.class);
  }

  @Test
  void argumentsAreChecked() {
    assertThatThrownBy(() -> jobs.start(SYSTEM, errand, Arguments.none()))
        .isInstanceOf(ValidationFailed.class);
    var unknown = JsonNodeFactory.instance.objectNode().put("what", "count").put("why", "so");
    assertThatThrownBy(() -> jobs.start(SYSTEM, errand, new Arguments(unknown)))
        .isInstanceOf(ValidationFailed.class);
  }

  @Test
  void eachDueTimeMakesOneRunHoweverManyWorkersThereAre() throws Exception {
    var daily = new Errand("daily-" + UUID.randomUUID(), "1d");
    Map<String, Task> tasks = Map.of(daily.name(), daily);
    planning.register(tasks);
    UUID job = Job.idOf(daily.name());
    inParallel(8, () -> planning.planNext(tasks));
    assertThat(runs.newest(job, 10)).isEmpty();
    sql.update("update job set next_run = now() - interval '10 days' where id = ?", job);
    inParallel(8, () -> planning.planNext(tasks));
    assertThat(runs.newest(job, 10)).hasSize(1);
    assertThat(nextRun(job)).isAfter(Instant.now().plusSeconds(80_000));
    // Due again while the run waits: no second one.
    sql.update("update job set next_run = now() where id = ?", job);
    inParallel(8, () -> planning.planNext(tasks));
    assertThat(runs.newest(job, 10)).hasSize(1);
  }

  @Test
  void anotherScheduleIsPlannedAfreshAndAnInactiveJobIsNeverDue() {
    String name = "moved-" + UUID.randomUUID();
    UUID job = Job.idOf(name);
    plan(new Errand(name, "1d"));
    plan(new Errand(name, "1h"));
    assertThat(nextRun(job)).isBefore(Instant.now().plusSeconds(3_700));
    sql.update(
        "update job set schedule = '{\"type\": \"interval\", \"days\": 9}', plan = null"
            + " where id = ?",
        job);
    plan(new Errand(name, "1h"));
    assertThat(nextRun(job)).isAfter(Instant.now().plusSeconds(700_000));
    sql.update("update job set active = false, next_run = now() where id = ?", job);
    plan(new Errand(name, "1h"));
    assertThat(runs.newest(job, 10)).isEmpty();
  }

  private Instant nextRun(UUID job) {
    return sql.first("select next_run from job where id = ?", row -> Sql.instant(row, 1), job)
        .orElseThrow();
  }

  private void plan(Errand task) {
    planning.register(Map.of(task.name(), task));
    while (planning.planNext(Map.of(task.name(), task))) {
      continue;
    }
  }

  @Test
  void aRunGoesToOneWorkerOnly() throws Exception {
    var many = new Errand("many-" + UUID.randomUUID(), null);
    IntStream.range(0, 20).forEach(i -> jobs.start(SYSTEM, many, arguments("count")));
    var claimed = ConcurrentHashMap.<UUID>newKeySet();
    List<Boolean> first =
        inParallel(
            40,
            () ->
                claims
                    .claim(Map.of(many.name(), many), "worker-" + Thread.currentThread().getId())
                    .map(run -> claimed.add(run.id))
                    .orElse(true));
    assertThat(first).doesNotContain(false);
    assertThat(claimed).hasSize(20);
    assertThat(runs.newest(Job.idOf(many.name()), 30)).allMatch(run -> run.attempt == 1);
  }

  @Test
  void anExclusiveTaskHasOneRunAtATime() throws Exception {
    var alone = new Errand("alone-" + UUID.randomUUID(), null, true);
    List<Boolean> begun =
        inParallel(
            8, () -> claims.begin(alone, arguments("count").json(), "one of them").isPresent());
    assertThat(begun).containsOnlyOnce(true);
    jobs.start(SYSTEM, alone, arguments("count"));
    assertThat(claims.claim(Map.of(alone.name(), alone), "another")).isEmpty();
    sql.update(
        "update job_run set leased_until = now() - interval '1 second', not_before = now()"
            + " where task = ? and status = 'R'",
        alone.name());
    sql.update(
        "update job_run set not_before = now() where task = ? and status = 'Q'", alone.name());
    assertThat(claims.claim(Map.of(alone.name(), alone), "another")).isPresent();
  }

  @Test
  void aRunWhoseWorkerDiedIsDoneAgainOrEnded() {
    Instant past = Instant.now().minusSeconds(1);
    Run again = remote("a dead worker", past, true);
    Run ended = remote("a dead command", past, false);
    Run alive = remote("a worker", Instant.now().plusSeconds(60), true);
    claims.recover();
    // The worker of this test looks too, and each passes over what the other one holds.
    awaitStatus(ended.id, RunStatus.FAILED);
    assertThat(read(ended.id).message).contains("a dead command");
    assertThat(read(alive.id).status).isEqualTo(RunStatus.RUNNING);
    await().atMost(LONG).until(() -> read(again.id).attempt == 2);
    sql.update("delete from job_run where id = ?", alive.id);
  }

  @Test
  void whatACommandDoesItselfIsInTheHistoryToo() throws Exception {
    String answer =
        here.call(
            errand,
            arguments("here"),
            context -> {
              context.done(0, 7, 0);
              return "done";
            });
    assertThat(answer).isEqualTo("done");
    assertThatThrownBy(
            () ->
                here.call(
                    errand,
                    arguments("here"),
                    context -> {
                      throw new IllegalStateException("broken");
                    }))
        .hasMessage("broken");
    List<Run> newest =
        jobs.runs(SYSTEM, Job.idOf(errand.name()), 100).stream()
            .filter(run -> run.args.path("what").asText().equals("here"))
            .toList();
    assertThat(newest)
        .extracting(run -> run.status)
        .containsExactly(RunStatus.FAILED, RunStatus.SUCCESS);
    assertThat(newest.get(1).updatedEntries).isEqualTo(7);
  }

  @Test
  void theHistoryIsForgottenByNumberAndByAge() {
    var old = new Errand("old-" + UUID.randomUUID(), null);
    var ids = new ArrayList<UUID>();
    for (int i = 0; i < 5; i++) {
      Run run = claims.begin(old, arguments("count").json(), "w").orElseThrow();
      sql.update(
          """
          update job_run set status = 'S', created = now() - make_interval(days => ?),
            finished = now() - make_interval(days => ?) where id = ?""",
          i,
          i,
          run.id);
      ids.add(run.id);
    }
    Run running = claims.begin(old, arguments("count").json(), "w").orElseThrow();
    UUID job = Job.idOf(old.name());
    runs.forget(job, 2, Instant.now().minusSeconds(1_000_000));
    assertThat(runs.newest(job, 10))
        .extracting(run -> run.id)
        .containsExactlyInAnyOrder(running.id, ids.get(0), ids.get(1));
    runs.forget(job, 10, Instant.now().minusSeconds(3_600));
    assertThat(runs.newest(job, 10))
        .extracting(run -> run.id)
        .containsExactlyInAnyOrder(running.id, ids.get(0));
  }

  @Test
  void theHistoryHasAJobOfItsOwn() {
    var old = new Errand("older-" + UUID.randomUUID(), null);
    Run run = claims.begin(old, arguments("count").json(), "w").orElseThrow();
    sql.update(
        "update job_run set status = 'S', finished = now() - interval '1 year' where id = ?",
        run.id);
    Run clearing = jobs.start(SYSTEM, history, Arguments.none());
    assertThat(awaitStatus(clearing.id, RunStatus.SUCCESS).updatedEntries).isPositive();
    assertThat(jobs.run(SYSTEM, run.id)).isEmpty();
  }

  private static <T> List<T> inParallel(int times, Callable<T> task) throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var results = new ArrayList<T>();
      for (Future<T> result :
          threads.invokeAll(IntStream.range(0, times).mapToObj(i -> task).toList())) {
        results.add(result.get());
      }
      return results;
    } finally {
      threads.shutdownNow();
    }
  }

  static DatabaseFailure outage() {
    return new DatabaseFailure(new SQLException("connection reset", "08006"));
  }
}
