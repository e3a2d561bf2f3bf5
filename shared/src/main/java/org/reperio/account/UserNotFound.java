package org.reperio.account;

import org.reperio.refusal.Refusal;

/** No such account, or none that the asker may see. */
public class UserNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public UserNotFound() {
    super(Kind.NOT_FOUND, "There is no such user that you may see.");
  }
}
