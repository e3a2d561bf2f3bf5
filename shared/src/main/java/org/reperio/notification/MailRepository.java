package org.reperio.notification;

import io.quarkus.hibernate.orm.panache.PanacheRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/** Writes mail and what became of it; {@link MailClaims} alone takes it for sending. */
@ApplicationScoped
class MailRepository implements PanacheRepository<Mail> {

  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  void add(Mail mail) {
    persist(mail);
  }

  void sent(long id) {
    update("sent = ?1, failure = null where id = ?2", Instant.now(), id);
  }

  void failed(long id, String reason, Instant nextTry) {
    update("failure = ?1, nextTry = ?2 where id = ?3", reason, nextTry, id);
  }

  long holdBack(String reason) {
    return update("failure = ?1, nextTry = ?2 where sent is null", reason, NEVER);
  }

  long waiting() {
    return count("sent is null");
  }

  Optional<Instant> oldestWaiting() {
    return find("sent is null order by created").firstResultOptional().map(mail -> mail.created);
  }

  Optional<Message> newest(String recipient) {
    return find("recipient = ?1 order by id desc", recipient)
        .firstResultOptional()
        .map(mail -> new Message(mail.id, mail.recipient, mail.subject, mail.body, mail.attempts));
  }
}
