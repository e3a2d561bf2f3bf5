package org.reperio.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.access.Identity;
import org.reperio.limit.Rates;

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
  private final MailCounts counts;
  private final MailLimits limits;

  Mails(MailRepository mails, MailClaims claims, MailCounts counts, MailLimits limits) {
    this.mails = mails;
    this.claims = claims;
    this.counts = counts;
    this.limits = limits;
  }

  /**
   * Sends plain text after the current transaction has been committed.
   *
   * @param who causes it; administrators may cause any amount
   * @throws TooMuchMail when the asker has caused too much
   */
  @Transactional(TxType.MANDATORY)
  public void send(Identity who, String recipient, String subject, String body) {
    String sender = sender(who);
    if (who.isAuthenticated() && !who.isAdministrator()) {
      require(limits.accountToAddress(), MailCounts.Kind.SENDER_AND_RECIPIENT, sender, recipient);
      require(limits.account(), MailCounts.Kind.SENDER, sender);
    }
    mails.add(new Mail(recipient, line(subject), body).causedBy(sender));
  }

  /**
   * Sends plain text to an address that anybody may have typed.
   *
   * @param topic the record that it is about
   * @throws TooMuchMail when the address, the record or the asker has had too much of it
   */
  @Transactional(TxType.MANDATORY)
  public void sendUnproven(
      Identity who, String topic, String recipient, String subject, String body) {
    String sender = sender(who);
    require(limits.unprovenAddress(), MailCounts.Kind.UNPROVEN_RECIPIENT, recipient);
    require(limits.record(), MailCounts.Kind.TOPIC, topic);
    require(limits.asker(), MailCounts.Kind.SENDER, sender);
    mails.add(new Mail(recipient, line(subject), body).causedBy(sender).about(topic));
  }

  private void require(Rates rates, MailCounts.Kind kind, Object... values) {
    counts
        .wait(rates, kind, values)
        .ifPresent(
            wait -> {
              throw new TooMuchMail(wait);
            });
  }

  /** Nobody needs to read in the database where a visitor came from. */
  private static String sender(Identity who) {
    return who.isAuthenticated() ? who.asker() : DigestUtils.sha256Hex(who.asker());
  }

  /** A subject is one line: what follows a line's end would be a header. */
  private static String line(String subject) {
    return subject.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
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

  /** How long the first of them has waited; zero when none waits. */
  @Transactional
  public Duration age() {
    return mails
        .oldestWaiting()
        .map(first -> Duration.between(first, Instant.now()))
        .orElse(Duration.ZERO);
  }

  /** The newest mail to an address, sent or not. */
  @Transactional
  public Optional<Message> newest(String recipient) {
    return mails.newest(recipient);
  }

  /**
   * Keeps all mail that waits from being sent, until an operator says so: after a restore nobody
   * can tell which of it was sent already.
   *
   * @return how many there are
   */
  @Transactional(TxType.MANDATORY)
  public long holdBack() {
    return mails.holdBack("Held back by a restore: it may have been sent before.");
  }
}
