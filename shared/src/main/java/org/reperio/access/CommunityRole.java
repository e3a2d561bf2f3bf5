package org.reperio.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Locale;

/** The role of a member in a community. Each includes the rights of those before it. */
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
