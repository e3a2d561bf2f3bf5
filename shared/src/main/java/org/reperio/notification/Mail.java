package org.reperio.notification;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;

/** A mail that waits to be sent, or was. */
@Entity
@Table(name = "mail")
class Mail {

  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  public Long id;

  public String recipient;
  public String subject;
  public String body;
  public Instant created;

  @Column(name = "next_try")
  public Instant nextTry;

  public int attempts;

  /** When the mail server took it, or null. */
  public Instant sent;

  /** Why the last attempt failed, or null. */
  public String failure;

  /** Who caused it: an account, or the digest of a visitor's network; null for the program. */
  public String sender;

  /** The record that a mail to an unproven address is about; null for all other mail. */
  public String topic;

  protected Mail() {}

  Mail(String recipient, String subject, String body) {
    this.recipient = recipient;
    this.subject = subject;
    this.body = body;
    this.created = Instant.now();
    this.nextTry = created;
  }

  Mail causedBy(String who) {
    this.sender = who;
    return this;
  }

  Mail about(String record) {
    this.topic = record;
    return this;
  }
}
