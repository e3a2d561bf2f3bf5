package org.reperio.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
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

  /** How long the first event has waited; zero when none waits. */
  public Duration age() {
    return sql.first(
            "select created from outbox order by id limit 1", row -> Sql.instant(row, "created"))
        .map(first -> Duration.between(first, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** How many events wait. */
  public long size() {
    return sql.count("select count(*) from outbox");
  }
}
