package org.reperio.access;

import java.util.Locale;
import java.util.Optional;

/** What somebody may do with a record beyond what everybody may. Each includes those before it. */
public enum Permission {
  /** Read restricted records and files. */
  VIEW,
  /** Read drafts too. */
  PREVIEW,
  /** Write drafts, publish, start new versions. */
  EDIT,
  /** Say who else may do what, and throw away. */
  MANAGE;

  /** As InvenioRDM writes it: lower case. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Permission> of(String id) {
    for (Permission permission : values()) {
      if (permission.id().equals(id)) {
        return Optional.of(permission);
      }
    }
    return Optional.empty();
  }

  public boolean includes(Permission other) {
    return compareTo(other) >= 0;
  }
}
