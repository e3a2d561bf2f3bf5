package org.reperio.account;

import org.reperio.refusal.Refusal;

/**
 * Something is shared with a group, or it decides about something: whoever made a group of the same
 * name later would get all of it.
 */
public class GroupInUse extends Refusal {

  private static final long serialVersionUID = 1L;

  public GroupInUse() {
    super(
        Kind.CONFLICT,
        "Records are shared with this group, it is a member of a community, or requests name it."
            + " End that first.");
  }
}
