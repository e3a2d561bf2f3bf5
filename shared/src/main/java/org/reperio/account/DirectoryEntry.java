package org.reperio.account;

import java.util.List;
import org.reperio.access.Identity;

/**
 * What the list of accounts has about one.
 *
 * @param email null where the reader may not see it
 * @param fullName empty for an account without a name
 * @param roles by name
 */
public record DirectoryEntry(
    long id,
    String email,
    String fullName,
    List<String> roles,
    UserState state,
    UserVisibility visibility,
    UserRevision revision) {

  /** Whether it is an administrator's. */
  boolean isAdministrator() {
    return roles.contains(Identity.ADMINISTRATOR);
  }

  /** The same without the address. */
  DirectoryEntry withoutEmail() {
    return new DirectoryEntry(id, null, fullName, roles, state, visibility, revision);
  }
}
