package org.reperio.access;

import java.util.Locale;

/** What a member is in a community. Each may do all that those before it may. */
public enum CommunityRole {
  READER,
  CURATOR,
  MANAGER,
  OWNER;

  /** As InvenioRDM writes it: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The role of this name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static CommunityRole of(String id) {
    return valueOf(id.toUpperCase(Locale.ROOT));
  }

  /** Whether this role decides about the community's records. */
  public boolean curates() {
    return compareTo(CURATOR) >= 0;
  }
}
