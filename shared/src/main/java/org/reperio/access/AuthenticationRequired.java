package org.reperio.access;

/** Nobody is known to ask, and somebody must be. Answered with 401. */
public class AuthenticationRequired extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public AuthenticationRequired() {
    super(
        "The server could not verify that you are authorized to access the URL requested. Send a"
            + " valid token in the Authorization header.");
  }
}
