package org.reperio.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Mail that waits to be sent. It is written in the transaction that causes it, and the worker sends
 * it afterwards: no transaction waits for a mail server, and one that is rolled back sends nothing.
 */
@ApplicationScoped
public class Mails {

  private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
  private static final Duration LONGEST_DELAY = Duration.ofHours(2);

  private final MailRepository mails;
  private final MailClaims claims;

  Mails(MailRepository mails, MailClaims claims) {
    this.mails = mails;
    this.claims = claims;
  }

  /** Sends plain text after the current transaction has been committed. */
  @Transactional(TxType.MANDATORY)
  public void send(String recipient, String subject, String body) {
    mails.add(recipient, subject.replaceAll("\\s+", " ").strip(), body);
  }

  /** Takes waiting mail for sending; what is not reported as sent soon can be taken again. */
  public List<Message> take(int limit) {
    return claims.take(limit);
  }

  /** Notes that the mail server has taken a mail. */
  @Transactional
  public void sent(Message message) {
    mails.sent(message.id());
  }

  /** Notes why a mail could not be sent; it is tried again, after longer and longer delays. */
  @Transactional
  public void failed(Message message, String reason) {
    Duration delay = FIRST_DELAY.multipliedBy(1L << Math.min(message.attempts(), 10));
    mails.failed(
        message.id(),
        reason,
        Instant.now().plus(delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay));
  }

  /** How many are to be sent. */
  @Transactional
  public long waiting() {
    return mails.waiting();
  }

  /** The newest mail to an address, sent or not. */
  @Transactional
  public Optional<Message> newest(String recipient) {
    return mails.newest(recipient);
  }
}
