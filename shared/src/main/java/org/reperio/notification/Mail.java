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
}
