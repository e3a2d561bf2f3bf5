package org.reperio.pid;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.reperio.database.Sql;

/**
 * Where managed identifiers stand with their registrar. Who works on one holds a lease, not a lock:
 * no transaction stays open while the registrar is asked, and when the worker dies another takes
 * over once the lease is out.
 */
@ApplicationScoped
public class Registrations {

  private static final String MANAGED = "provider in ('datacite', 'crossref')";
  private static final int MAX_REASON = 2000;

  private static final String SEEN =
      """
      select p.scheme, p.value, p.provider, coalesce(r.pid, d.pid, c.pid), p.record_id is null,
        p.state, p.registered, p.attempts, p.reason,
        case when p.state = 'pending' then p.next_try end, p.updated
      from pid p left join record r on r.id = p.record_id left join draft d on d.id = p.record_id
        left join parent c on c.id = p.parent_id and p.record_id is null
      where p."""
          + MANAGED;

  private static final String AGAIN =
      """
      update pid set state = 'pending', revision = revision + 1, attempts = 0, next_try = now(),
        sent_hash = null, ticket = null,
        registered = case when ? then coalesce(registered, now()) else registered end
      where (state <> 'reserved') and """
          + " "
          + MANAGED;

  private final Sql sql;

  public Registrations(Sql sql) {
    this.sql = sql;
  }

  /**
   * An identifier that one worker has for itself until its lease is out.
   *
   * @param recordId null for that of a concept
   * @param revision grows with everything that the registrar may have to be told
   * @param known whether the registrar has it already
   * @param sentHash of what it was told last, or null
   * @param ticket of what it was told and has not decided yet, or null
   * @param attempts how many in a row failed before this one
   */
  public record Claim(
      String scheme,
      String value,
      String provider,
      UUID parentId,
      UUID recordId,
      int revision,
      boolean known,
      byte[] sentHash,
      String ticket,
      int attempts,
      Instant leasedUntil) {}

  /**
   * An identifier as the operator sees it.
   *
   * @param recid of the record, or of the concept when it is a concept's; null when it is gone
   * @param registered when the registrar first took it, or null
   * @param attempts how many in a row failed
   * @param reason why the last attempt failed, or null
   * @param nextTry when it is tried again, or null
   */
  public record Registration(
      String scheme,
      String value,
      String provider,
      String recid,
      boolean concept,
      PidState state,
      Instant registered,
      int attempts,
      String reason,
      Instant nextTry,
      Instant updated) {}

  /** Which identifiers are listed. */
  public enum Selection {
    ALL,
    /** Something has to be told to the registrar. */
    PENDING,
    /** The last attempt failed, for good or not. */
    FAILED
  }

  /**
   * Notes that something happened to these records: their registrars, and those of their concepts,
   * may have to be told.
   */
  @Transactional
  public int touch(Collection<UUID> records) {
    UUID[] ids = records.toArray(UUID[]::new);
    return sql.update(
        """
        update pid set state = 'pending', revision = revision + 1, next_try = now(), attempts = 0
        where %s and (record_id = any(?) or (record_id is null
          and parent_id in (select parent_id from record where id = any(?))))"""
            .formatted(MANAGED),
        ids,
        ids);
  }

  /**
   * Takes the one that has waited longest, if there is one that nobody else works on.
   *
   * @param lease how long it is the caller's
   */
  @Transactional(TxType.REQUIRES_NEW)
  public Optional<Claim> claim(Duration lease) {
    return sql.first(
        """
        update pid set leased_until = now() + make_interval(secs => ?)
        where (scheme, value) in (
          select scheme, value from pid
          where state = 'pending' and next_try <= now()
            and (leased_until is null or leased_until < now())
          order by next_try limit 1 for update skip locked)
        returning scheme, value, provider, parent_id, record_id, revision,
          registered is not null, sent_hash, ticket, attempts, leased_until""",
        row ->
            new Claim(
                row.getString(1),
                row.getString(2),
                row.getString(3),
                row.getObject(4, UUID.class),
                row.getObject(5, UUID.class),
                row.getInt(6),
                row.getBoolean(7),
                row.getBytes(8),
                row.getString(9),
                row.getInt(10),
                Sql.instant(row, 11)),
        (double) lease.toSeconds());
  }

  /**
   * The registrar knows all that the claim was about.
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
        claim.scheme(),
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
        claim.scheme(),
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
        claim.scheme(),
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
        claim.scheme(),
        claim.value(),
        claim.leasedUntil());
  }

  private static String shortened(String reason) {
    return reason.length() <= MAX_REASON ? reason : reason.substring(0, MAX_REASON);
  }

  /** Managed identifiers, those that changed last first. */
  public List<Registration> list(Selection selection, int limit) {
    String condition =
        switch (selection) {
          case ALL -> "";
          case PENDING -> " and p.state = 'pending'";
          case FAILED -> " and p.reason is not null";
        };
    return sql.list(
        SEEN + condition + " order by p.updated desc, p.value limit ?",
        Registrations::registration,
        limit);
  }

  /** The managed identifier of this value, whatever its case. */
  public Optional<Registration> find(String value) {
    return sql.first(
        SEEN + " and p.value = ?", Registrations::registration, value.toLowerCase(Locale.ROOT));
  }

  private static Registration registration(ResultSet row) throws SQLException {
    return new Registration(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        row.getBoolean(5),
        PidState.of(row.getString(6)),
        Sql.instant(row, 7),
        row.getInt(8),
        row.getString(9),
        Sql.instant(row, 10),
        Sql.instant(row, 11));
  }

  /**
   * Tells the registrar again, at once and whether or not anything changed.
   *
   * @param takeOver whether an identifier that the registrar has under the repository's account for
   *     another page is to lead to the record from now on
   * @return whether there is one of that value
   */
  @Transactional
  public boolean retry(String value, boolean takeOver) {
    return sql.update(AGAIN + " and value = ?", takeOver, value.toLowerCase(Locale.ROOT)) > 0;
  }

  /**
   * Does so with all whose last attempt failed.
   *
   * @return how many
   */
  @Transactional
  public int retryFailed(boolean takeOver) {
    return sql.update(AGAIN + " and reason is not null", takeOver);
  }
}
