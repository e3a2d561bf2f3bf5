package org.reperio.account;

import org.reperio.refusal.Refusal;

/** Nobody can sign in or out, as the sessions cannot be reached. */
public class SessionsUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  SessionsUnavailable(Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "Signing in and out does not work at the moment: try again in some minutes.",
        cause);
  }
}
