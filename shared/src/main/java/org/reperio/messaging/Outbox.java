package org.reperio.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Where events wait between the commit that caused them and the broker's confirmation. An event is
 * written in the transaction of its cause, so neither exists without the other; it is deleted only
 * after the broker has it, so a crash in between delivers it twice but never loses it.
 */
@ApplicationScoped
public class Outbox {

  private final Sql sql;
  private final ObjectMapper json;

  public Outbox(Sql sql, ObjectMapper json) {
    this.sql = sql;
    this.json = json;
  }

  /** A row of the outbox, the payload as JSON text. */
  public record Entry(long id, String topic, String payload) {}

  /** Hands a batch to the broker; returns normally only when the broker has confirmed all of it. */
  public interface Delivery {
    void deliver(List<Entry> entries);
  }

  public void add(RecordEvent event) {
    add(List.of(event));
  }

  /** Adds the same event about each of these records or drafts. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(RecordEvent.Kind kind, Collection<UUID> ids) {
    add(ids.stream().map(id -> new RecordEvent(kind, id)).toList());
  }

  /** Adds events to the transaction that is under way. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void add(Collection<RecordEvent> events) {
    sql.batch(
        "insert into outbox (topic, payload) values (?, ?::jsonb)",
        events.stream().map(event -> new Object[] {event.topic(), payload(event)}).toList());
  }

  private String payload(RecordEvent event) {
    try {
      return json.writeValueAsString(event);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Delivers the oldest waiting events and removes them. Several relays may run: rows that another
   * one holds are passed over.
   *
   * @param limit events at most, 1 or more
   * @return how many were delivered
   */
  @Transactional(Transactional.TxType.REQUIRES_NEW)
  public int drain(int limit, Delivery delivery) {
    List<Entry> entries =
        sql.list(
            "select id, topic, payload::text from outbox order by id limit ? for update skip locked",
            row -> new Entry(row.getLong(1), row.getString(2), row.getString(3)),
            limit);
    if (!entries.isEmpty()) {
      delivery.deliver(entries);
      Long[] ids = entries.stream().map(Entry::id).toArray(Long[]::new);
      sql.update("delete from outbox where id = any(?)", (Object) ids);
    }
    return entries.size();
  }

  /** How many events wait. */
  public long size() {
    return sql.count("select count(*) from outbox");
  }
}
