package org.reperio.pid;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reperio.database.Sql;

/** Where managed identifiers stand with their registrar, for operators. */
@ApplicationScoped
public class Registrations {

  private static final String SEEN =
      """
      select p.scheme, p.value, p.provider, coalesce(r.pid, d.pid, c.pid) as recid,
        p.record_id is null as concept, p.state, p.registered, p.attempts, p.reason,
        case when p.state = 'pending' then p.next_try end as next_try, p.updated
      from pid p left join record r on r.id = p.record_id left join draft d on d.id = p.record_id
        left join parent c on c.id = p.parent_id and p.record_id is null
      where p.provider in ('datacite', 'crossref')""";

  private final Sql sql;
  private final PidRepository repository;

  Registrations(Sql sql, PidRepository repository) {
    this.sql = sql;
    this.repository = repository;
  }

  /**
   * An identifier as the operator sees it.
   *
   * @param registered when the registrar first took it, or null
   */
  public record Registration(
      String scheme,
      String value,
      String provider,
      @JsonUnwrapped Subject subject,
      PidState state,
      Instant registered,
      @JsonUnwrapped Attempts attempts,
      Instant updated) {}

  /**
   * The target of an identifier.
   *
   * @param recid of the record, or of the concept; null when it is gone
   * @param concept whether it is a concept's
   */
  public record Subject(String recid, boolean concept) {}

  /**
   * How it went lately.
   *
   * @param failed how many in a row failed
   * @param reason why the last one failed, or null
   * @param nextTry when it is tried again, or null
   */
  public record Attempts(@JsonProperty("attempts") int failed, String reason, Instant nextTry) {}

  /** Which identifiers are listed. */
  public enum Selection {
    ALL,
    /** Something has to be told to the registrar. */
    PENDING,
    /** The last attempt failed, for good or not. */
    FAILED
  }

  /** How many identifiers have something that their registrar has yet to be told. */
  public long waiting() {
    return sql.count("select count(*) from pid where state = 'pending'");
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
        row.getString("scheme"),
        row.getString("value"),
        row.getString("provider"),
        new Subject(row.getString("recid"), row.getBoolean("concept")),
        PidState.of(row.getString("state")),
        Sql.instant(row, "registered"),
        new Attempts(row.getInt("attempts"), row.getString("reason"), Sql.instant(row, "next_try")),
        Sql.instant(row, "updated"));
  }

  /**
   * Tells the registrar again, at once and whether or not anything changed.
   *
   * @param takeOver whether an identifier that the registrar has under the repository's account for
   *     another page is to lead to the record from now on
   * @return whether there is one of that value
   */
  public boolean retry(String value, boolean takeOver) {
    return repository.again(value, takeOver);
  }

  /**
   * Does so with all whose last attempt failed.
   *
   * @return how many
   */
  public int retryFailed(boolean takeOver) {
    return repository.failedAgain(takeOver);
  }
}
