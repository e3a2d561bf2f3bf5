package org.reperio.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** What a member is in a community. Each may do all that those before it may. */
public enum CommunityRole {
  READER("reader"),
  CURATOR("curator"),
  MANAGER("manager"),
  OWNER("owner");

  @EnumeratedValue private final String id;

  CommunityRole(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
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
