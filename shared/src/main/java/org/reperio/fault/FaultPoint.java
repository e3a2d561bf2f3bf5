package org.reperio.fault;

import java.util.Locale;

/** The steps of publishing between which a crash must do no harm, in their order. */
public enum FaultPoint {

  /** All is written, nothing is committed. */
  PUBLISH_BEFORE_COMMIT,

  /** The database has it; the answer has not gone out. */
  PUBLISH_AFTER_COMMIT,

  /** The relay has read events from the outbox. */
  RELAY_BEFORE_SEND,

  /** The broker has confirmed them; they are in the outbox still. */
  RELAY_AFTER_SEND,

  /** The indexer has events in hand. */
  INDEX_BEFORE_BULK,

  /** The search engine has the records; the broker has no acknowledgement. */
  INDEX_AFTER_BULK,

  /** The registrations that are due are to be noted. */
  REGISTRATION_BEFORE_NOTING,

  /** They are noted; the broker has no acknowledgement. */
  REGISTRATION_AFTER_NOTING,

  /** The worker has a lease and is about to ask the registrar. */
  REGISTRATION_BEFORE_CALL,

  /** The registrar has the identifier; the database has no note of it. */
  REGISTRATION_AFTER_CALL;

  /** The name of the file that arms it: {@code relay-before-send}. */
  public String fileName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
