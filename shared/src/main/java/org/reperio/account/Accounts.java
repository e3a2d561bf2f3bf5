package org.reperio.account;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** The accounts and their roles. */
@ApplicationScoped
@Transactional
public class Accounts {

  /**
   * A mailbox (RFC 5321, 4.1.2) as people have them, letters of all scripts included: no quotes, no
   * comments and no name beside it, which a mail server could read as another address.
   */
  private static final Pattern EMAIL =
      Pattern.compile(
          "SIGN+(\\.SIGN+)*@LABEL(\\.LABEL)*"
              .replace("SIGN", "[\\p{L}\\p{N}!#$%&'*+/=?^_`{|}~-]")
              .replace("LABEL", "[\\p{L}\\p{N}]([\\p{L}\\p{N}-]{0,61}[\\p{L}\\p{N}])?"));

  private static final int LONGEST_LOCAL_PART = 64;
  private static final int LONGEST_ADDRESS = 254;
  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");
  private static final int MAX_LISTED = 10_000;
  private static final int MAX_ADDRESSES = 100;

  private final AccountRepository accounts;
  private final RoleRepository roles;
  private final AuditTrail trail;

  Accounts(AccountRepository accounts, RoleRepository roles, AuditTrail trail) {
    this.trail = trail;
    this.accounts = accounts;
    this.roles = roles;
  }

  /**
   * Creates an account, or returns the one that has this address.
   *
   * @throws ValidationFailed when this is not an e-mail address
   */
  public Account create(Identity who, String email, String fullName) {
    who.requireAdministrator();
    if (!isAddress(email)) {
      throw ValidationFailed.of("email", "'%s' is not an e-mail address.".formatted(email));
    }
    boolean added = accounts.add(email, fullName);
    Account account = find(email).orElseThrow();
    if (added) {
      trail.note(who, AuditAction.USER_CREATE, account.id());
    }
    return account;
  }

  /**
   * Makes an account for somebody who has proven the address and accepted the terms.
   *
   * @return empty when there is one with this address
   */
  Optional<Account> register(Identity who, String email, String fullName) {
    if (!accounts.add(email, fullName)) {
      return Optional.empty();
    }
    Account made = find(email).orElseThrow();
    accounts.acceptTerms(made.id());
    trail.note(who, AuditAction.USER_REGISTER, made.id());
    return Optional.of(made);
  }

  /** Gives an account another name. */
  void rename(Identity who, long id, String fullName) {
    accounts.rename(id, fullName);
    trail.note(who, AuditAction.USER_PROFILE, id);
  }

  /** Gives an account another address, which was proven. */
  void readdress(Identity who, long id, String email) {
    accounts.readdress(id, email);
    trail.note(who, AuditAction.USER_EMAIL, id);
  }

  /** Whether a text has the form of an e-mail address. */
  public static boolean isAddress(String text) {
    return text.length() <= LONGEST_ADDRESS
        && text.indexOf('@') <= LONGEST_LOCAL_PART
        && EMAIL.matcher(text).matches();
  }

  public Optional<Account> find(String email) {
    return accounts.ofAddress(email);
  }

  public Optional<Account> find(long id) {
    return accounts.numbered(id);
  }

  /** Whether a text has the form of an account's number. */
  public static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /** Whether there is an account with this number that is not locked. */
  public boolean isActive(String number) {
    return isNumber(number) && find(Long.parseLong(number)).filter(Account::active).isPresent();
  }

  /** All accounts by number, at most 10,000. */
  public List<Account> all(Identity who) {
    who.requireAdministrator();
    return accounts.first(MAX_LISTED);
  }

  /** Locks or unlocks an account. */
  public void setActive(Identity who, long id, boolean active) {
    who.requireAdministrator();
    if (active) {
      accounts.activate(id);
    } else {
      accounts.deactivate(id);
    }
    trail.note(who, active ? AuditAction.USER_ACTIVATE : AuditAction.USER_DEACTIVATE, id);
  }

  /** Gives an account a role, which is created if there is none of this name. */
  public void grant(Identity who, long id, String role) {
    who.requireAdministrator();
    roles.add(role);
    accounts.grant(id, role);
    trail.note(who, AuditAction.USER_ROLE_GRANT, id, AuditDetails.of("role", role));
  }

  /** Takes a role away. */
  public void revoke(Identity who, long id, String role) {
    who.requireAdministrator();
    accounts.revoke(id, role);
    trail.note(who, AuditAction.USER_ROLE_REVOKE, id, AuditDetails.of("role", role));
  }

  /** All roles by name. */
  public List<RoleUsage> roles(Identity who) {
    who.requireAdministrator();
    return roles.usage();
  }

  public boolean roleExists(String name) {
    return roles.exists(name);
  }

  /** The addresses of those who have a role and are not locked, at most 100. */
  public List<String> addressesOf(String role) {
    return accounts.addressesOf(role, MAX_ADDRESSES);
  }
}
