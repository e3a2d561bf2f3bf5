package org.reperio.record;

import org.reperio.refusal.Refusal;

/** The revision that If-Match names is not the present one. */
public class PreconditionFailed extends Refusal {

  private static final long serialVersionUID = 1L;

  public PreconditionFailed(RevisionConflict cause) {
    super(Kind.PRECONDITION, cause.getMessage(), cause);
  }
}
