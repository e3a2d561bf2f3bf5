package org.reperio.access;

import jakarta.persistence.EnumeratedValue;
import java.util.Optional;

/** The kind of subject that a grant is for. */
public enum SubjectType {
  USER("user"),
  ROLE("role"),
  /** Everybody, or everybody who has signed in. */
  SYSTEM_ROLE("system_role");

  @EnumeratedValue private final String id;

  SubjectType(String id) {
    this.id = id;
  }

  /** As InvenioRDM and the database write it. */
  public String id() {
    return id;
  }

  public static Optional<SubjectType> of(String id) {
    for (SubjectType type : values()) {
      if (type.id.equals(id)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
