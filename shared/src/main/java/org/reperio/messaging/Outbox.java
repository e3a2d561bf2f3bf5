package org.reperio.messaging;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.reperio.database.Sql;
import org.reperio.trace.TraceParent;

/**
 * Where events wait between the commit that caused them and the broker's confirmation. An event is
 * written in the transaction of its cause, so neither exists without the other; it is deleted only
 * after the broker has it, so a crash in between delivers it twice but never loses it.
 *
 * <p>Events of one transaction are written together right before it commits, so that what changes
 * many records leaves few messages.
 */
@ApplicationScoped
public class Outbox {

  private final Sql sql;
  private final ObjectMapper json;
  private final TransactionSynchronizationRegistry transactions;

  public Outbox(Sql sql, ObjectMapper json, TransactionSynchronizationRegistry transactions) {
    this.sql = sql;
    this.json = json;
    this.transactions = transactions;
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
    if (!events.isEmpty()) {
      ofTransaction().addAll(events);
    }
  }

  /** Adds events, each with a message of its own: one of them may be refused alone. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void addApart(Collection<RecordEvent> events) {
    write(events.stream().map(EventMessage::of).toList());
  }

  private Set<RecordEvent> ofTransaction() {
    if (transactions.getResource(Outbox.class) instanceof Pending begun) {
      return begun.events;
    }
    var pending = new Pending();
    transactions.putResource(Outbox.class, pending);
    transactions.registerInterposedSynchronization(pending);
    return pending.events;
  }

  /** The events of a transaction that is about to commit. */
  private final class Pending implements Synchronization {

    private final Set<RecordEvent> events = new LinkedHashSet<>();

    /** A failure here rolls the transaction back. */
    @Override
    public void beforeCompletion() {
      write(EventMessage.of(events));
    }

    @Override
    public void afterCompletion(int status) {
      events.clear();
    }
  }

  private void write(List<EventMessage> messages) {
    String cause = TraceParent.current().map(TraceParent::value).orElse(null);
    sql.batch(
        "insert into outbox (topic, payload, traceparent) values (?, ?::jsonb, ?)",
        messages.stream()
            .map(message -> new Object[] {message.kind().topic(), payload(message), cause})
            .toList());
  }

  private String payload(EventMessage message) {
    try {
      return json.writeValueAsString(message);
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
    return sql.count(
        "select coalesce(sum(coalesce(jsonb_array_length(payload -> 'recordIds'), 1)), 0) from outbox");
  }
}
