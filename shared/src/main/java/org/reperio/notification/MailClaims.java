package org.reperio.notification;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.reperio.database.Sql;

/**
 * Takes waiting mail for sending. Several workers may do so at once, and each takes other mail:
 * PostgreSQL's {@code skip locked}.
 */
@ApplicationScoped
class MailClaims {

  /** While one worker sends a mail, no other one takes it. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private static final String TAKE =
      """
      update mail set attempts = attempts + 1, next_try = ?
      where id in (select id from mail where sent is null and next_try <= now()
        order by id limit ? for update skip locked)
      returning id, recipient, subject, body, attempts - 1 as tried\
      """;

  private final Sql sql;

  MailClaims(Sql sql) {
    this.sql = sql;
  }

  List<Message> take(int limit) {
    return sql.list(
        TAKE,
        row ->
            new Message(
                row.getLong("id"),
                row.getString("recipient"),
                row.getString("subject"),
                row.getString("body"),
                row.getInt("tried")),
        Instant.now().plus(LEASE),
        limit);
  }
}
