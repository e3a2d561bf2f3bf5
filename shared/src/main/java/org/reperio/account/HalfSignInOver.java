package org.reperio.account;

import org.reperio.refusal.Refusal;

/** The password was given too long ago for a code to follow. */
public class HalfSignInOver extends Refusal {

  private static final long serialVersionUID = 1L;

  HalfSignInOver() {
    super(Kind.INVALID, "That took too long. Sign in again.");
  }
}
