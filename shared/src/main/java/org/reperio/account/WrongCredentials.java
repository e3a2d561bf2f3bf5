package org.reperio.account;

import org.reperio.refusal.Refusal;

/** There is no account with this address and password, or it is locked. */
public class WrongCredentials extends Refusal {

  private static final long serialVersionUID = 1L;

  WrongCredentials() {
    super(Kind.INVALID, "Address and password do not belong together.");
  }
}
