package org.reperio.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Optional;

/** Permission for a record beyond what everyone may do. Each includes those before it. */
public enum Permission {
  /** Read restricted records and files. */
  VIEW("view"),
  /** Read drafts too. */
  PREVIEW("preview"),
  /** Write drafts, publish, start new versions. */
  EDIT("edit"),
  /** Say who else may do what, and throw away. */
  MANAGE("manage");

  @EnumeratedValue private final String id;

  Permission(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
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
