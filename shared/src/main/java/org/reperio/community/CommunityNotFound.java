package org.reperio.community;

import org.reperio.refusal.Refusal;

/** There is no such community. */
public class CommunityNotFound extends Refusal {

  private static final long serialVersionUID = 1L;

  public CommunityNotFound() {
    super(Kind.NOT_FOUND, "The persistent identifier does not exist.");
  }
}
