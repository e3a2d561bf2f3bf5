package org.reperio.services.registrar;

/** Why a request is refused. */
final class Refused extends Exception {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String source;

  /**
   * @param source the attribute that is wrong, or empty
   */
  Refused(int status, String source, String title) {
    super(title);
    this.status = status;
    this.source = source;
  }

  int status() {
    return status;
  }

  String source() {
    return source;
  }
}
