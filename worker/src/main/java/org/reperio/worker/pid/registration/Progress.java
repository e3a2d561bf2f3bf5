package org.reperio.worker.pid.registration;

/** How far the registrar is. */
public sealed interface Progress {

  /** It knows everything that it was told. */
  record Done() implements Progress {}

  /**
   * It has taken it in and will decide later.
   *
   * @param ticket by which it can be asked
   */
  record Waiting(String ticket) implements Progress {}
}
