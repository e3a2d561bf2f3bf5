package org.reperio.worker.monitor;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reperio.messaging.QueueSamples.Sample;

/**
 * A queue in one minute.
 *
 * @param waiting at the end of it; null where nobody could ask
 * @param arrived how many a second; null where that cannot be worked out
 * @param handled how many a second
 * @param refused how many a second became dead letters
 */
public record Minute(Instant begin, Long waiting, Double arrived, Double handled, Double refused) {

  /** Stands for a number that is not known. */
  static final String UNKNOWN = "–";

  private static final double SECONDS = 60;

  /**
   * Sums samples up.
   *
   * @param samples of one queue, the oldest first
   */
  static List<Minute> of(List<Sample> samples) {
    Map<Instant, List<Sample>> byMinute =
        samples.stream()
            .collect(
                Collectors.groupingBy(
                    sample -> sample.at().truncatedTo(ChronoUnit.MINUTES),
                    TreeMap::new,
                    Collectors.toList()));
    var minutes = new ArrayList<Minute>();
    Long before = null;
    for (Map.Entry<Instant, List<Sample>> minute : byMinute.entrySet()) {
      Minute next = of(minute.getKey(), minute.getValue(), before);
      minutes.add(next);
      before = next.waiting();
    }
    return minutes;
  }

  /**
   * What arrived is what was handed out and what the queue has grown by. A queue that was emptied
   * shrinks by more than was handed out: then nothing has arrived, as far as one can tell.
   */
  private static Minute of(Instant begin, List<Sample> samples, Long before) {
    Long waiting = null;
    long taken = 0;
    long handled = 0;
    long refused = 0;
    for (Sample sample : samples) {
      waiting = sample.waiting() == null ? waiting : sample.waiting();
      taken += sample.work().taken();
      handled += sample.work().handled();
      refused += sample.work().refused();
    }
    Double arrived =
        waiting == null || before == null ? null : Math.max(0, waiting - before + taken) / SECONDS;
    return new Minute(begin, waiting, arrived, handled / SECONDS, refused / SECONDS);
  }

  /** How many waited, for people. */
  public String waitingText() {
    return waiting == null ? UNKNOWN : Words.grouped(waiting);
  }

  /** How many arrived a second, for people. */
  public String arrivedText() {
    return arrived == null ? UNKNOWN : Words.rate(arrived);
  }
}
