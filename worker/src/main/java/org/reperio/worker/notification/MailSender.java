package org.reperio.worker.notification;

import io.quarkus.logging.Log;
import io.quarkus.mailer.Mail;
import io.quarkus.mailer.Mailer;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.List;
import org.reperio.notification.Mails;
import org.reperio.notification.Message;

/**
 * Hands waiting mail to the mail server. Until that is switched on, mail goes to the {@link
 * MailFolder}. Its text is in no log: it may have a secret in it.
 */
@ApplicationScoped
public class MailSender {

  private static final int BATCH = 20;

  private final Mails mails;
  private final Mailer mailer;
  private final MailFolder folder;
  private final boolean enabled;

  public MailSender(Mails mails, Mailer mailer, MailFolder folder, MailSettings settings) {
    this.mails = mails;
    this.mailer = mailer;
    this.folder = folder;
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
        Log.infof(
            "mail %d to %s is not sent: %s",
            mail.id(), mail.recipient(), folder.put(mail).map(Path::toString).orElse("no folder"));
      }
      mails.sent(mail);
    } catch (RuntimeException e) {
      Log.warnf("mail %d could not be sent and is tried again later: %s", mail.id(), e);
      mails.failed(mail, e.toString());
    }
  }
}
