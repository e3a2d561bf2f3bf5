package org.reperio.audit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.reperio.database.Sql;

/**
 * Gives entries that wait their places in the chain. One transaction at a time does so, for many
 * entries at once; any process may, and the worker does all the time.
 */
@ApplicationScoped
public class AuditChain {

  /** Entries that one transaction chains, at most. */
  public static final int BATCH = 500;

  /** Names the lock among the advisory locks of the database. */
  private static final long LOCK = 0x6175646974L;

  private final Sql sql;

  AuditChain(Sql sql) {
    this.sql = sql;
  }

  private record Waiting(long number, AuditEntry entry) {}

  /** Chains all that waits now. */
  public void chainAll() {
    while (isWaiting()) {
      chain();
    }
  }

  /** Whether there is something to chain. */
  public boolean isWaiting() {
    return sql.count("select count(*) from (select from audit_waiting limit 1) one") > 0;
  }

  /**
   * Chains the entries that have waited longest, at most {@link #BATCH}.
   *
   * @return how many
   */
  @Transactional(TxType.REQUIRES_NEW)
  public int chain() {
    // Whoever comes second sees what the first has committed: the lock ends with its transaction.
    sql.first("select pg_advisory_xact_lock(?)", row -> true, LOCK);
    List<Waiting> waiting =
        sql.list(
            """
            select number, id, created, action, resource_type, resource_id, actor, actor_name,
              actor_email, address, request_id, details
            from audit_waiting order by number limit ?""",
            row -> new Waiting(row.getLong("number"), AuditEntry.next(row)),
            BATCH);
    if (waiting.isEmpty()) {
      return 0;
    }
    ChainHead head = head();
    var placed = new ArrayList<Object[]>();
    for (Waiting one : waiting) {
      AuditEntry entry = one.entry().after(head.sequence(), head.hash());
      placed.add(values(entry));
      head = new ChainHead(entry.sequence(), entry.hash());
    }
    sql.batch(
        "insert into audit_entry (%s) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            .formatted(AuditEntry.COLUMNS),
        placed);
    Long[] numbers = waiting.stream().map(Waiting::number).toArray(Long[]::new);
    sql.update("delete from audit_waiting where number = any(?)", (Object) numbers);
    return waiting.size();
  }

  private ChainHead head() {
    return sql.first(
            "select sequence, hash from audit_entry order by sequence desc limit 1",
            row ->
                new ChainHead(
                    row.getLong("sequence"), HexFormat.of().formatHex(row.getBytes("hash"))))
        .orElse(new ChainHead(0, ChainHash.NONE));
  }

  private static Object[] values(AuditEntry entry) {
    var values = new ArrayList<>(entry.values());
    values.add(HexFormat.of().parseHex(entry.previous()));
    values.add(HexFormat.of().parseHex(entry.hash()));
    return values.toArray();
  }
}
