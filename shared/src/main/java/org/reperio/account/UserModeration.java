package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.function.LongPredicate;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/**
 * What moderators decide about accounts. Nobody decides about themselves, and about administrators
 * only administrators do. Who is locked out is signed out everywhere.
 */
@ApplicationScoped
public class UserModeration {

  private static final Set<AuditAction> SIGNED_OUT =
      Set.of(AuditAction.USER_DEACTIVATE, AuditAction.USER_BLOCK);

  private final AccountRepository accounts;
  private final BrowserSessions sessions;
  private final AuditTrail trail;

  UserModeration(AccountRepository accounts, BrowserSessions sessions, AuditTrail trail) {
    this.trail = trail;
    this.accounts = accounts;
    this.sessions = sessions;
  }

  /**
   * Unlocks an account, be it blocked or not.
   *
   * @throws PermissionDenied when the asker may not decide about it
   * @throws UserNotFound when there is none with this number
   * @throws ValidationFailed when it is active
   */
  public void activate(Identity who, String id) {
    decide(who, id, AuditAction.USER_ACTIVATE, accounts::activate, "User is already active.");
  }

  /**
   * Locks an account.
   *
   * @throws PermissionDenied when the asker may not decide about it
   * @throws UserNotFound when there is none with this number
   * @throws ValidationFailed when it is locked
   * @throws SessionsUnavailable when Redis does not answer; nothing is changed then
   */
  public void deactivate(Identity who, String id) {
    decide(who, id, AuditAction.USER_DEACTIVATE, accounts::deactivate, "User is already inactive.");
  }

  /**
   * Locks an account for what its owner has done. What it owns stays as it is.
   *
   * @throws PermissionDenied when the asker may not decide about it
   * @throws UserNotFound when there is none with this number
   * @throws ValidationFailed when it is blocked
   * @throws SessionsUnavailable when Redis does not answer; nothing is changed then
   */
  public void block(Identity who, String id) {
    decide(who, id, AuditAction.USER_BLOCK, accounts::block, "User is already blocked.");
  }

  /**
   * Unlocks a blocked account.
   *
   * @throws PermissionDenied when the asker may not decide about it
   * @throws UserNotFound when there is none with this number
   * @throws ValidationFailed when it is not blocked
   */
  public void restore(Identity who, String id) {
    decide(who, id, AuditAction.USER_RESTORE, accounts::restore, "User is not blocked.");
  }

  /**
   * Says that an account is what it seems, and unlocks it.
   *
   * @throws PermissionDenied when the asker may not decide about it
   * @throws UserNotFound when there is none with this number
   * @throws ValidationFailed when that was said before
   */
  public void approve(Identity who, String id) {
    decide(who, id, AuditAction.USER_APPROVE, accounts::approve, "User is already verified.");
  }

  private void decide(
      Identity who, String id, AuditAction action, LongPredicate change, String alreadySo) {
    UserPermissions.requireModerator(who);
    long number = UserPermissions.number(id);
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              Account account = accounts.held(number).orElseThrow(UserNotFound::new);
              UserPermissions.requireToDecide(who, number, account.roles());
              if (!change.test(number)) {
                throw ValidationFailed.of("_schema", alreadySo);
              }
              trail.note(who, action, number);
              if (SIGNED_OUT.contains(action)) {
                sessions.closeAll(who, number);
              }
            });
  }
}
