package org.reperio.pid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * The pending reports to registrars, and which worker sends them. A worker holds a lease, not a
 * lock: no transaction stays open while the registrar is asked, and when the worker dies another
 * takes over once the lease is out. How a registration ended is noted for as long as the lease
 * holds.
 */
@ApplicationScoped
public class RegistrationClaims {

  private static final int MAX_REASON = 2000;

  private final Sql sql;

  RegistrationClaims(Sql sql) {
    this.sql = sql;
  }

  /**
   * An identifier that one worker has for itself until its lease is out.
   *
   * @param pid a concept's when it has no record
   * @param revision grows with everything that the registrar may have to be told
   * @param known whether the registrar has it already
   * @param sentHash of what it was told last, or null
   * @param ticket of what it was told and has not decided yet, or null
   * @param attempts how many in a row failed before this one
   */
  public record Claim(
      Pids.Minted pid,
      int revision,
      boolean known,
      byte[] sentHash,
      String ticket,
      int attempts,
      Instant leasedUntil) {

    public String value() {
      return pid.value();
    }

    public String provider() {
      return pid.provider();
    }

    /** The concept, or null when it is gone. */
    public UUID parentId() {
      return pid.parentId();
    }

    /** The record, or null when the identifier is a concept's. */
    public UUID recordId() {
      return pid.recordId();
    }
  }

  /**
   * Notes that something happened to these records: their registrars, and those of their concepts,
   * may have to be told.
   */
  @Transactional
  public int due(Collection<UUID> records) {
    UUID[] ids = records.toArray(UUID[]::new);
    return sql.update(
        """
        update pid set state = 'pending', revision = revision + 1, next_try = now(), attempts = 0
        where provider in ('datacite', 'crossref') and (record_id = any(?) or (record_id is null
          and parent_id in (select parent_id from record where id = any(?))))""",
        ids,
        ids);
  }

  /**
   * Notes that something may have happened to all records, as when their events were lost. What the
   * registrar has been told already is not sent again.
   */
  @Transactional
  public int allDue() {
    return sql.update(
        """
        update pid set state = 'pending', revision = revision + 1, next_try = now(), attempts = 0
        where provider in ('datacite', 'crossref') and (record_id in (select id from record)
          or (record_id is null and parent_id in (select parent_id from record)))""");
  }

  /**
   * Takes the one that has waited longest, if there is one that nobody else works on.
   *
   * @param lease how long it is the caller's
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Claim> next(Duration lease) {
    return sql.first(
        """
        update pid set leased_until = now() + make_interval(secs => ?)
        where (scheme, value) in (
          select scheme, value from pid
          where state = 'pending' and next_try <= now()
            and (leased_until is null or leased_until < now())
          order by next_try limit 1 for update skip locked)
        returning scheme, value, provider, parent_id, record_id, revision,
          registered is not null as known, sent_hash, ticket, attempts, leased_until""",
        RegistrationClaims::read,
        (double) lease.toSeconds());
  }

  private static Claim read(ResultSet row) throws SQLException {
    return new Claim(
        new Pids.Minted(
            row.getString("scheme"),
            row.getString("value"),
            row.getString("provider"),
            row.getObject("parent_id", UUID.class),
            row.getObject("record_id", UUID.class)),
        row.getInt("revision"),
        row.getBoolean("known"),
        row.getBytes("sent_hash"),
        row.getString("ticket"),
        row.getInt("attempts"),
        Sql.instant(row, "leased_until"));
  }

  /**
   * The registrar has all that the claim was about.
   *
   * @param state REGISTERED, HIDDEN or RESERVED; when the record has changed meanwhile there is
   *     more to tell and it stays pending
   * @param sentHash of what the registrar was told
   */
  @Transactional(TxType.REQUIRES_NEW)
  public void done(Claim claim, PidState state, byte[] sentHash) {
    sql.update(
        """
        update pid set state = case when revision = ? then ? else 'pending' end,
          sent_hash = ?, ticket = null, attempts = 0, reason = null, next_try = now(),
          registered = case when ? then coalesce(registered, now()) else registered end,
          leased_until = null, updated = now()
        where scheme = ? and value = ? and leased_until = ?""",
        claim.revision(),
        state.code(),
        sentHash,
        state == PidState.REGISTERED,
        claim.pid().scheme(),
        claim.value(),
        claim.leasedUntil());
  }

  /** The registrar has taken it in and will decide; it is asked again after the delay. */
  @Transactional(TxType.REQUIRES_NEW)
  public void waiting(Claim claim, String ticket, byte[] sentHash, Duration delay) {
    sql.update(
        """
        update pid set ticket = ?, sent_hash = ?, reason = null, leased_until = null,
          attempts = attempts + 1, next_try = now() + make_interval(secs => ?), updated = now()
        where scheme = ? and value = ? and leased_until = ?""",
        ticket,
        sentHash,
        (double) delay.toSeconds(),
        claim.pid().scheme(),
        claim.value(),
        claim.leasedUntil());
  }

  /** It could not be told now; it is tried again after the delay. */
  @Transactional(TxType.REQUIRES_NEW)
  public void postpone(Claim claim, String reason, Duration delay) {
    sql.update(
        """
        update pid set reason = ?, leased_until = null, attempts = attempts + 1,
          next_try = now() + make_interval(secs => ?), updated = now()
        where scheme = ? and value = ? and leased_until = ?""",
        shortened(reason),
        (double) delay.toMillis() / 1000,
        claim.pid().scheme(),
        claim.value(),
        claim.leasedUntil());
  }

  /** The registrar refused it: it is left until the record changes or an operator asks for it. */
  @Transactional(TxType.REQUIRES_NEW)
  public void refuse(Claim claim, String reason) {
    sql.update(
        """
        update pid set state = case when revision = ? then 'failed' else 'pending' end,
          reason = ?, ticket = null, sent_hash = null, leased_until = null,
          attempts = attempts + 1, next_try = now(), updated = now()
        where scheme = ? and value = ? and leased_until = ?""",
        claim.revision(),
        shortened(reason),
        claim.pid().scheme(),
        claim.value(),
        claim.leasedUntil());
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }
}
