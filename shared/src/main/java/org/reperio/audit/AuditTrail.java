package org.reperio.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.database.Ids;
import org.reperio.database.Sql;

/**
 * Where services say what they have done for whom. An entry is written in the transaction of what
 * it tells of, so neither is there without the other; it gets its place in the chain later, see
 * {@link AuditChain}, so that no transaction waits for another one here.
 */
@ApplicationScoped
public class AuditTrail {

  private final Sql sql;
  private final TransactionSynchronizationRegistry transactions;
  private final CommandInHand command;

  AuditTrail(Sql sql, TransactionSynchronizationRegistry transactions, CommandInHand command) {
    this.sql = sql;
    this.transactions = transactions;
    this.command = command;
  }

  /** Says that something was done to what has this id. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(Identity who, AuditAction action, Object id) {
    note(who, action, id, AuditDetails.none());
  }

  /** Says that something was done to what has this id, and how. */
  @Transactional(Transactional.TxType.MANDATORY)
  public void note(Identity who, AuditAction action, Object id, AuditDetails details) {
    command.describe(details);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    ofTransaction()
        .add(
            new Object[] {
              Ids.next(),
              now,
              action.id(),
              action.resource(),
              String.valueOf(id),
              Actor.idOf(who),
              who.userId(),
              who.userId(),
              emptyToNull(who.origin().address()),
              emptyToNull(who.origin().requestId()),
              details.json()
            });
  }

  /** The same about something that no transaction was needed for, which is done by now. */
  @Transactional
  public void report(Identity who, AuditAction action, Object id, AuditDetails details) {
    note(who, action, id, details);
  }

  private static String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private List<Object[]> ofTransaction() {
    if (transactions.getResource(AuditTrail.class) instanceof Pending begun) {
      return begun.entries;
    }
    var pending = new Pending();
    transactions.putResource(AuditTrail.class, pending);
    transactions.registerInterposedSynchronization(pending);
    return pending.entries;
  }

  /** The entries of a transaction that is about to commit. */
  private final class Pending implements Synchronization {

    private final List<Object[]> entries = new ArrayList<>();

    /** A failure here rolls the transaction back: what cannot be logged is not done. */
    @Override
    public void beforeCompletion() {
      sql.batch(
          """
          insert into audit_waiting (id, created, action, resource_type, resource_id, actor,
            actor_name, actor_email, address, request_id, details)
          values (?, ?, ?, ?, ?, ?,
            (select nullif(full_name, '') from account where id = ?::bigint),
            (select email from account where id = ?::bigint), ?, ?, ?)""",
          entries);
    }

    @Override
    public void afterCompletion(int status) {
      entries.clear();
    }
  }
}
