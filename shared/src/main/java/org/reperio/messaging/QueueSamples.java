package org.reperio.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reperio.database.Sql;

/**
 * How queues were in the last hour, by slots of ten seconds. Any number of workers add to a slot,
 * so together they say what all of them did.
 */
@ApplicationScoped
public class QueueSamples {

  /** How long a slot is. */
  public static final Duration SLOT = Duration.ofSeconds(10);

  /** How far back samples go; older ones are deleted. */
  public static final Duration KEPT = Duration.ofHours(1);

  private final Sql sql;

  public QueueSamples(Sql sql) {
    this.sql = sql;
  }

  /**
   * What consumers did with messages since they were asked last.
   *
   * @param taken which the broker has handed out
   * @param handled which were acknowledged
   * @param refused which became dead letters
   */
  public record Work(long taken, long handled, long refused) {

    /** Whether there was none. */
    public boolean isNone() {
      return taken == 0 && handled == 0 && refused == 0;
    }
  }

  /**
   * A queue at a time.
   *
   * @param waiting null when the broker could not be asked
   * @param consumers null when the broker could not be asked
   */
  public record Sample(String queue, Instant at, Long waiting, Long consumers, Work work) {}

  /** The slot that a time is in, named by its begin. */
  public static Instant slot(Instant time) {
    long seconds = time.getEpochSecond();
    return Instant.ofEpochSecond(seconds - seconds % SLOT.toSeconds());
  }

  /** Adds what one worker did. */
  public void add(String queue, Instant time, Work work) {
    sql.update(
        """
        insert into queue_sample (queue, at, taken, handled, refused) values (?, ?, ?, ?, ?)
        on conflict (queue, at) do update set taken = queue_sample.taken + excluded.taken,
          handled = queue_sample.handled + excluded.handled,
          refused = queue_sample.refused + excluded.refused""",
        queue,
        slot(time),
        work.taken(),
        work.handled(),
        work.refused());
  }

  /** Notes how long a queue is. */
  public void note(String queue, Instant time, long waiting, long consumers) {
    sql.update(
        """
        insert into queue_sample (queue, at, waiting, consumers) values (?, ?, ?, ?)
        on conflict (queue, at) do update set waiting = excluded.waiting,
          consumers = excluded.consumers""",
        queue,
        slot(time),
        waiting,
        consumers);
  }

  /** Whether some process has asked the broker in the slot of this time. */
  public boolean isNoted(Instant time) {
    return sql.count(
            "select count(*) from queue_sample where at = ? and waiting is not null", slot(time))
        > 0;
  }

  /** Deletes what is older than {@link #KEPT}. */
  public void forget(Instant now) {
    sql.update("delete from queue_sample where at < ?", now.minus(KEPT));
  }

  /** The samples of all queues since a time, the oldest first. */
  public List<Sample> since(Instant time) {
    return sql.list(
        """
        select queue, at, waiting, consumers, taken, handled, refused from queue_sample
        where at >= ? order by at, queue""",
        row ->
            new Sample(
                row.getString("queue"),
                Sql.instant(row, "at"),
                row.getObject("waiting", Long.class),
                row.getObject("consumers", Long.class),
                new Work(row.getLong("taken"), row.getLong("handled"), row.getLong("refused"))),
        time);
  }
}
