package org.reperio.worker.pid.registration;

/** The registrar does not accept what it was told; the message says why, in its own words. */
public class RegistrarRefusal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RegistrarRefusal(String reason) {
    super(reason);
  }
}
