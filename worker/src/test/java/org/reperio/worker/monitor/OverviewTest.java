package org.reperio.worker.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.config.SmallRyeConfigBuilder;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reperio.job.LiveWorkers;
import org.reperio.job.RunRepository;
import org.reperio.messaging.BrokerSettings;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.messaging.QueueSamples;
import org.reperio.messaging.QueueSamples.Work;
import org.reperio.refusal.DatabaseFailure;
import org.reperio.test.TestServices;
import org.reperio.worker.messaging.Broker;
import org.reperio.worker.messaging.QueueInspection;
import org.reperio.worker.messaging.Queues;

/** What the overview shows while something is down, and what many workers tell it together. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class OverviewTest {

  private static final Instant NOW = Instant.now();

  @Inject Queues queues;
  @Inject QueueInspection broker;
  @Inject QueueSamples samples;
  @Inject ConsumerPauses pauses;
  @Inject LiveWorkers workers;
  @Inject RunRepository runs;

  private static LiveWorkers.Worker worker(String id, Instant seen) {
    return new LiveWorkers.Worker(
        id, "a-host", "reperio 1", List.of("record-index"), NOW.minusSeconds(60), seen);
  }

  @Test
  void whileTheBrokerIsDownWorkersAndRatesAreShown() {
    workers.report(worker("w1", NOW));
    samples.add("record-index", NOW, new Work(60, 120, 0));
    BrokerSettings closed =
        new SmallRyeConfigBuilder()
            .withMapping(BrokerSettings.class)
            .withDefaultValue("reperio.broker.host", "127.0.0.1")
            .withDefaultValue("reperio.broker.port", "1")
            .build()
            .getConfigMapping(BrokerSettings.class);
    var nobody = new QueueInspection(new Broker(closed), queues);
    Overview.View view = new Overview(queues, nobody, samples, pauses, workers, runs).view();
    assertThat(view.brokerDown()).contains("127.0.0.1:1");
    assertThat(view.databaseDown()).isNull();
    assertThat(view.workers()).extracting(WorkerView::id).contains("w1");
    assertThat(view.queues()).extracting(QueueView::name).contains("record-index");
    assertThat(view.queues().get(0).waiting()).isEqualTo("–");
    assertThat(view.queues().get(0).minutes()).isNotEmpty();
  }

  @Test
  void whileTheDatabaseIsDownTheQueuesAreShown() {
    var nothing =
        new ConsumerPauses(null) {
          @Override
          public Map<String, Instant> all() {
            throw new DatabaseFailure(new SQLException("connection refused", "08001"));
          }
        };
    Overview.View view = new Overview(queues, broker, samples, nothing, workers, runs).view();
    assertThat(view.databaseDown()).contains("connection refused");
    assertThat(view.brokerDown()).isNull();
    assertThat(view.queues()).extracting(QueueView::waiting).doesNotContain("–");
    assertThat(view.workers()).isEmpty();
  }

  @Test
  void workersAddToTheSameSlotAndTheSilentAreTakenForDead() {
    Instant time = NOW.minusSeconds(600);
    samples.add("q", time, new Work(10, 5, 1));
    samples.note("q", time, 7, 2);
    samples.add("q", time, new Work(1, 2, 3));
    assertThat(samples.since(QueueSamples.slot(time)))
        .contains(
            new QueueSamples.Sample("q", QueueSamples.slot(time), 7L, 2L, new Work(11, 7, 4)));
    assertThat(samples.isNoted(time)).isTrue();
    samples.forget(time.plus(QueueSamples.KEPT).plusSeconds(20));
    assertThat(samples.isNoted(time)).isFalse();

    workers.report(worker("silent", NOW.minusSeconds(30)));
    workers.report(worker("dead long ago", NOW.minusSeconds(7200)));
    workers.forget(NOW);
    Overview.View view = new Overview(queues, broker, samples, pauses, workers, runs).view();
    assertThat(view.workers())
        .filteredOn(one -> one.id().equals("silent"))
        .extracting(WorkerView::alive)
        .containsExactly(false);
    assertThat(view.workers()).extracting(WorkerView::id).doesNotContain("dead long ago");
    workers.remove("silent");
    assertThat(workers.all()).extracting(LiveWorkers.Worker::id).doesNotContain("silent");
  }
}
