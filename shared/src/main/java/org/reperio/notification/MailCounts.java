package org.reperio.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reperio.database.Sql;
import org.reperio.limit.Rate;
import org.reperio.limit.Rates;

/**
 * Counts mail that was caused in a time. Who counts the same holds a lock of PostgreSQL until the
 * transaction ends, so that many at once are no more than one after the other.
 */
@ApplicationScoped
class MailCounts {

  private final Sql sql;

  MailCounts(Sql sql) {
    this.sql = sql;
  }

  /** Some of all mail. */
  enum Kind {
    RECIPIENT("lower(recipient) = lower(?)"),
    UNPROVEN_RECIPIENT("lower(recipient) = lower(?) and topic is not null"),
    TOPIC("topic = ?"),
    SENDER("sender = ?"),
    SENDER_AND_RECIPIENT("sender = ? and lower(recipient) = lower(?)");

    private final String condition;

    Kind(String condition) {
      this.condition = condition;
    }
  }

  /**
   * How long it takes until one more is within the rates; empty when it is now.
   *
   * @param values those that the condition of the kind compares
   */
  Optional<Duration> wait(Rates rates, Kind kind, Object... values) {
    if (rates.all().isEmpty()) {
      return Optional.empty();
    }
    sql.first(
        "select 1 as held from (select pg_advisory_xact_lock(hashtextextended(?, 0))) as lock",
        row -> row.getInt("held"),
        kind + " " + List.of(values));
    Optional<Duration> longest = Optional.empty();
    for (Rate rate : rates.all()) {
      Optional<Duration> wait = wait(rate, kind, values);
      if (wait.isPresent() && longest.filter(one -> one.compareTo(wait.get()) > 0).isEmpty()) {
        longest = wait;
      }
    }
    return longest;
  }

  private Optional<Duration> wait(Rate rate, Kind kind, Object... values) {
    Instant now = Instant.now();
    var parameters = new ArrayList<Object>(List.of(values));
    parameters.add(now.minus(rate.window()));
    parameters.add(rate.amount() - 1);
    // The newest of those that have to be older than the window before one more is within it.
    return sql.first(
            "select created from mail where %s and created > ? order by created desc offset ? limit 1"
                .formatted(kind.condition),
            row -> Sql.instant(row, "created"),
            parameters.toArray())
        .map(created -> Duration.between(now, created.plus(rate.window())));
  }
}
