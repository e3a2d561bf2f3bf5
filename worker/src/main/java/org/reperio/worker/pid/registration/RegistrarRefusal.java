package org.reperio.worker.pid.registration;

import org.reperio.refusal.Refusal;

/** The registrar does not accept what it was told; the message says why, in its own words. */
public class RegistrarRefusal extends Refusal {

  private static final long serialVersionUID = 1L;

  public RegistrarRefusal(String reason) {
    super(Kind.INVALID, reason);
  }
}
