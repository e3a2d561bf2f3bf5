package org.reperio.worker.pid.registration;

/**
 * An agency that registers DOIs.
 *
 * <p>Methods that ask it throw {@link RegistrarUnavailable} when it may be tried again as it is,
 * {@link RegistrarRefusal} when that would be of no use.
 */
public interface Registrar {

  /** The name that identifiers carry in {@code provider}. */
  String provider();

  /** The report to the registrar; the same text as long as nothing in it changes. */
  String content(PidTarget target);

  /**
   * Registers the DOI and what it stands for, or tells what it stands for now.
   *
   * @param known whether it is registered already; else one that it has for another page is refused
   */
  RegistrationProgress register(PidTarget target, boolean known);

  /** Asks how far it is with what it was told before. */
  RegistrationProgress follow(String ticket);

  /** Takes a registered DOI out of its searches. It goes on to lead to the page. */
  void hide(String doi);
}
