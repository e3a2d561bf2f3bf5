package org.reperio.record;

import org.reperio.refusal.Refusal;

/** Another request changed the record meanwhile. */
public class RevisionConflict extends Refusal {

  private static final long serialVersionUID = 1L;

  public RevisionConflict(int expected, int current) {
    super(
        Kind.CONFLICT,
        "The record has changed since you read it: you sent revision %d, it is at revision %d. Read it again and repeat your change."
            .formatted(expected, current));
  }

  public RevisionConflict() {
    super(
        Kind.CONFLICT,
        "Another request changed the record at the same moment. Read it again and repeat your change.");
  }
}
