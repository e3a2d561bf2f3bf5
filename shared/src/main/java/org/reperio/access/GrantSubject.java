package org.reperio.access;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * The person or group that a grant is for.
 *
 * @param id an account's number, a role's name, {@code any_user} or {@code authenticated_user}
 */
@Embeddable
public record GrantSubject(
    @Enumerated(EnumType.STRING) @Column(name = "subject_type") SubjectType type,
    @Column(name = "subject_id") String id) {

  public static GrantSubject user(long account) {
    return new GrantSubject(SubjectType.USER, Long.toString(account));
  }

  /** How the search index names the subject. */
  public String token() {
    return switch (type) {
      case USER -> ReaderToken.user(Long.parseLong(id));
      case ROLE -> ReaderToken.role(id);
      case SYSTEM_ROLE -> ReaderToken.systemRole(id);
    };
  }
}
