package org.reperio.messaging;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.reperio.database.Sql;
import org.reperio.trace.TraceParent;

/** Takes events out of the {@link Outbox}, for relays to carry to the broker. */
@ApplicationScoped
public class OutboxClaims {

  private final Sql sql;

  OutboxClaims(Sql sql) {
    this.sql = sql;
  }

  /**
   * A row of the outbox.
   *
   * @param payload as JSON text
   * @param cause the span that caused the event, null when none was recorded
   */
  public record Entry(long id, String topic, String payload, TraceParent cause) {

    private static Entry of(ResultSet row) throws SQLException {
      String cause = row.getString("traceparent");
      return new Entry(
          row.getLong("id"),
          row.getString("topic"),
          row.getString("payload"),
          cause == null ? null : new TraceParent(cause));
    }
  }

  /** Hands a batch to the broker; returns normally only when the broker has confirmed all of it. */
  public interface Delivery {
    void deliver(List<Entry> entries);
  }

  /**
   * Delivers the oldest waiting events and removes them. Several relays may run: rows that another
   * one holds are passed over.
   *
   * @param limit events at most, 1 or more
   * @return how many were delivered
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int drain(int limit, Delivery delivery) {
    List<Entry> entries =
        sql.list(
            """
            select id, topic, payload::text as payload, traceparent from outbox
            order by id limit ? for update skip locked""",
            Entry::of,
            limit);
    if (!entries.isEmpty()) {
      delivery.deliver(entries);
      Long[] ids = entries.stream().map(Entry::id).toArray(Long[]::new);
      sql.update("delete from outbox where id = any(?)", (Object) ids);
    }
    return entries.size();
  }
}
