package org.reperio.pid;

import org.reperio.refusal.Refusal;

/** There is no persistent identifier of that kind, or none that this repository could make. */
public class PidNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public PidNotFound(String message) {
    super(Kind.NOT_FOUND, message);
  }
}
