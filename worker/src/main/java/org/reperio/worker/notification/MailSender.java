package org.reperio.worker.notification;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.notification.Mails;
import org.reperio.notification.Message;

/**
 * Hands waiting mail to the mail server. Until that is switched on, mail is written to the log:
 * that is enough to follow a link on one's own machine.
 */
@ApplicationScoped
public class MailSender {

  private static final int BATCH = 20;

  private final Mails mails;
  private final Mailer mailer;
  private final boolean enabled;

  public MailSender(Mails mails, Mailer mailer, MailSettings settings) {
    this.mails = mails;
    this.mailer = mailer;
    this.enabled = settings.enabled();
  }

  @Scheduled(
      identity = "mail",
      every = "${reperio.mail.every}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void send() {
    try {
      List<Message> waiting = mails.take(BATCH);
      while (!waiting.isEmpty()) {
        waiting.forEach(this::send);
        waiting = mails.take(BATCH);
      }
    } catch (RuntimeException e) {
      Log.warnf("mail waits: the database does not answer: %s", e);
    }
  }

  private void send(Message mail) {
    try {
      if (enabled) {
        mailer.send(Mail.withText(mail.recipient(), mail.subject(), mail.body()));
      } else {
        Log.infof("mail to %s: %s%n%s", mail.recipient(), mail.subject(), mail.body());
      }
      mails.sent(mail);
    } catch (RuntimeException e) {
      Log.warnf("mail %d could not be sent and is tried again later: %s", mail.id(), e);
      mails.failed(mail, e.toString());
    }
  }
}
