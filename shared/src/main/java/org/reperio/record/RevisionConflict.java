package org.reperio.record;

/**
 * Somebody else changed the record meanwhile. Answered with 409, or 412 where If-Match was sent.
 */
public class RevisionConflict extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RevisionConflict(int expected, int current) {
    super(
        "The record has changed since you read it: you sent revision %d, it is at revision %d. Read it again and repeat your change."
            .formatted(expected, current));
  }

  public RevisionConflict() {
    super(
        "The record was changed by somebody else at the same moment. Read it again and repeat your change.");
  }
}
