package org.reperio.access;

import org.reperio.refusal.Refusal;

/** The request needs an account and has none. */
public class AuthenticationRequired extends Refusal {

  private static final long serialVersionUID = 1L;

  public AuthenticationRequired() {
    super(
        Kind.UNAUTHENTICATED,
        "The server could not verify that you are authorized to access the URL requested. Send a"
            + " valid token in the Authorization header.");
  }
}
