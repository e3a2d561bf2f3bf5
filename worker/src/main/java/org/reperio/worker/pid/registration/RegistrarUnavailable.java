package org.reperio.worker.pid.registration;

/** The registrar cannot be asked now. */
public class RegistrarUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RegistrarUnavailable(String reason) {
    super(reason);
  }
}
