package org.reperio.account;

import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;

/**
 * Who sees and changes which accounts. Moderators manage all but administrators, nobody decides
 * about themselves, and nobody sees an address that its owner does not show.
 */
final class UserPermissions {

  private UserPermissions() {}

  static void requireModerator(Identity who) {
    if (!who.isModerator()) {
      throw new PermissionDenied();
    }
  }

  /**
   * The number of an account.
   *
   * @throws UserNotFound for what is no number
   */
  static long number(String id) {
    if (!Accounts.isNumber(id)) {
      throw new UserNotFound();
    }
    return Long.parseLong(id);
  }

  /**
   * For decisions about an account, and for its groups.
   *
   * @param roles those that it has
   */
  static void requireToDecide(Identity who, long id, Set<String> roles) {
    requireModerator(who);
    if (who.has(id) || (roles.contains(Identity.ADMINISTRATOR) && !who.isAdministrator())) {
      throw new PermissionDenied();
    }
  }

  /** How an account looks to somebody who may see it. */
  static SeenUser seen(Identity who, DirectoryEntry user) {
    boolean self = who.has(user.id());
    UserSight sight =
        who.isModerator() ? UserSight.EVERYTHING : self ? UserSight.DETAILS : UserSight.PROFILE;
    boolean email = sight != UserSight.PROFILE || user.visibility().email();
    return new SeenUser(email ? user : user.withoutEmail(), sight, self);
  }

  /** Whether somebody may see that there is an account. */
  static boolean isVisible(Identity who, DirectoryEntry user) {
    return who.isModerator()
        || who.has(user.id())
        || (who.isAuthenticated() && user.state().active() && user.visibility().profile());
  }
}
