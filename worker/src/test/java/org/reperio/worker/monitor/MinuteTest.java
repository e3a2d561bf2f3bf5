package org.reperio.worker.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reperio.messaging.QueueSamples.Sample;
import org.reperio.messaging.QueueSamples.Work;

class MinuteTest {

  private static final Instant NOON = Instant.parse("2026-11-27T12:00:00Z");

  private static Sample sample(int second, Long waiting, long taken, long handled, long refused) {
    return new Sample(
        "q", NOON.plusSeconds(second), waiting, 1L, new Work(taken, handled, refused));
  }

  @Test
  void whatArrivedIsWhatWasTakenAndWhatTheQueueHasGrownBy() {
    List<Minute> minutes =
        Minute.of(
            List.of(
                sample(0, 10L, 0, 0, 0),
                sample(60, 40L, 60, 30, 0),
                sample(110, 70L, 60, 30, 6),
                sample(120, 10L, 60, 120, 0)));
    assertThat(minutes)
        .containsExactly(
            new Minute(NOON, 10L, null, 0.0, 0.0),
            new Minute(NOON.plusSeconds(60), 70L, 3.0, 1.0, 0.1),
            new Minute(NOON.plusSeconds(120), 10L, 0.0, 2.0, 0.0));
  }

  @Test
  void whileNobodyCanAskTheBrokerNothingIsSaidAboutTheQueue() {
    List<Minute> minutes =
        Minute.of(
            List.of(sample(0, 5L, 0, 0, 0), sample(60, null, 0, 60, 0), sample(120, 9L, 0, 0, 0)));
    assertThat(minutes.get(1)).isEqualTo(new Minute(NOON.plusSeconds(60), null, null, 1.0, 0.0));
    assertThat(minutes.get(1).waitingText()).isEqualTo("–");
    assertThat(minutes.get(2).arrived()).isNull();
  }

  @Test
  void withoutSamplesThereIsNoMinute() {
    assertThat(Minute.of(List.of())).isEmpty();
  }
}
