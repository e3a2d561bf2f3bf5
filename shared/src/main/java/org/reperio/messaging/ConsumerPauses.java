package org.reperio.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import org.reperio.database.Sql;

/** The consumers that an operator has paused: they take nothing on any worker until resumed. */
@ApplicationScoped
public class ConsumerPauses {

  private final Sql sql;

  public ConsumerPauses(Sql sql) {
    this.sql = sql;
  }

  private record Pause(String queue, Instant since) {}

  /** Since when consumers are paused, by the names of their queues. */
  public Map<String, Instant> all() {
    return sql
        .list(
            "select queue, since from consumer_pause",
            row -> new Pause(row.getString("queue"), Sql.instant(row, "since")))
        .stream()
        .collect(Collectors.toMap(Pause::queue, Pause::since));
  }

  /** Pauses the consumers of a queue; workers notice within seconds. */
  public void pause(String queue) {
    sql.update("insert into consumer_pause (queue) values (?) on conflict do nothing", queue);
  }

  /**
   * Lets the consumers of a queue go on.
   *
   * @return whether they were paused
   */
  public boolean resume(String queue) {
    return sql.update("delete from consumer_pause where queue = ?", queue) > 0;
  }
}
