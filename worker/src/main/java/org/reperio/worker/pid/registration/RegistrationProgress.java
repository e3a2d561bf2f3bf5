package org.reperio.worker.pid.registration;

/** How far the registrar is. */
public sealed interface RegistrationProgress {

  /** It has taken in all that it was told. */
  record Done() implements RegistrationProgress {}

  /**
   * It has taken it in and will decide later.
   *
   * @param ticket by which it can be asked
   */
  record Waiting(String ticket) implements RegistrationProgress {}
}
