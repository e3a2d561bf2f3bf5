package org.reperio.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reperio.database.Sql;

/**
 * Mail that waits to be sent. It is written in the transaction that causes it, and the worker hands
 * it over afterwards: no transaction waits for a mail server, and none is told of what was undone.
 */
@ApplicationScoped
public class Mails {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofHours(2);

  /** While a mail is being sent, nobody else sends it. */
  private static final Duration LEASE = Duration.ofMinutes(2);

  private final Sql sql;

  public Mails(Sql sql) {
    this.sql = sql;
  }

  /**
   * A mail to be sent.
   *
   * @param attempts how often it was tried before this time
   */
  public record Mail(long id, String recipient, String subject, String body, int attempts) {}

  /** Sends plain text after the transaction that is under way has been committed. */
  @Transactional(TxType.MANDATORY)
  public void send(String recipient, String subject, String body) {
    sql.update(
        "insert into mail (recipient, subject, body) values (?, ?, ?)",
        recipient,
        subject.replaceAll("\\s+", " ").strip(),
        body);
  }

  /** Takes waiting mail for sending; it comes again when it was not reported on for a while. */
  public List<Mail> take(int limit) {
    return sql.list(
        """
        update mail set attempts = attempts + 1, next_try = ?
        where id in (select id from mail where sent is null and next_try <= now()
          order by id limit ? for update skip locked)
        returning id, recipient, subject, body, attempts - 1""",
        row ->
            new Mail(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)),
        Instant.now().plus(LEASE),
        limit);
  }

  public void sent(Mail mail) {
    sql.update("update mail set sent = now(), failure = null where id = ?", mail.id());
  }

  /** Notes why a mail could not be sent; it is tried again, more and more seldom. */
  public void failed(Mail mail, String reason) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(mail.attempts(), 10));
    sql.update(
        "update mail set failure = ?, next_try = ? where id = ?",
        reason,
        Instant.now().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay),
        mail.id());
  }

  /** The newest mail to an address, sent or not. */
  public Optional<Mail> newest(String recipient) {
    return sql.first(
        """
        select id, recipient, subject, body, attempts from mail where recipient = ?
        order by id desc limit 1""",
        row ->
            new Mail(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getInt(5)),
        recipient);
  }
}
