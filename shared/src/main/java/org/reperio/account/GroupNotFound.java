package org.reperio.account;

import org.reperio.refusal.Refusal;

/** No group has this name. */
public class GroupNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public GroupNotFound() {
    super(Kind.NOT_FOUND, "There is no such group.");
  }
}
