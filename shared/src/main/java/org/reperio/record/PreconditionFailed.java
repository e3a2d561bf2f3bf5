package org.reperio.record;

/** The revision that If-Match names is not the present one. Answered with 412. */
public class PreconditionFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PreconditionFailed(RevisionConflict cause) {
    super(cause.getMessage(), cause);
  }
}
