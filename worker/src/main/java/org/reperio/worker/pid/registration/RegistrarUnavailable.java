package org.reperio.worker.pid.registration;

import org.reperio.refusal.Refusal;

/** The registrar cannot be asked now. */
public class RegistrarUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  public RegistrarUnavailable(String reason) {
    super(Kind.UNAVAILABLE, reason);
  }
}
