package org.reperio.pid;

/** There is no persistent identifier of that kind, or none that this repository could make. */
public class PidNotFound extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PidNotFound(String message) {
    super(message);
  }
}
