package org.reperio.request;

import jakarta.persistence.EnumeratedValue;

/** The kind of an entry in a request's timeline. */
public enum EventType {
  COMMENT("C"),
  /** A step of the request; also what is left of a deleted comment. */
  STEP("L");

  @EnumeratedValue private final String id;

  EventType(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
  }
}
