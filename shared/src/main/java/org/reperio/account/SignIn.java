package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.codec.digest.DigestUtils;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditDetails;
import org.reperio.audit.AuditTrail;
import org.reperio.factor.FactorChoice;
import org.reperio.factor.SecondFactors;
import org.reperio.limit.RateLimiter;
import org.reperio.limit.Rates;
import org.reperio.limit.Usage;
import org.reperio.refusal.ValidationFailed;

/**
 * How people get into their accounts by their password and a second factor, and change the
 * password.
 */
@ApplicationScoped
public class SignIn {

  /** No account has this number. */
  private static final long NOBODY = 0;

  private final Accounts accounts;
  private final Passwords passwords;
  private final SecondFactors factors;
  private final HalfSignIns halves;
  private final BrowserSessions sessions;
  private final AuditTrail trail;
  private final RateLimiter limiter;
  private final AccountSettings.Tries tries;

  SignIn(
      Accounts accounts,
      Passwords passwords,
      SecondFactors factors,
      HalfSignIns halves,
      BrowserSessions sessions,
      AuditTrail trail,
      RateLimiter limiter,
      AccountSettings settings) {
    this.accounts = accounts;
    this.passwords = passwords;
    this.factors = factors;
    this.halves = halves;
    this.sessions = sessions;
    this.trail = trail;
    this.limiter = limiter;
    this.tries = settings.tries();
  }

  /**
   * Signs in whoever knows the address and the password of an account, unless it wants a code too.
   * It takes as long to find that there is no such account.
   *
   * @param who the visitor
   * @param agent what the browser says that it is
   * @throws WrongCredentials when address and password do not belong together, or the account is
   *     locked
   * @throws TooManySignIns when the visitor has tried too often, or too many people do
   * @throws SessionsUnavailable when Redis does not answer
   */
  public SignInStep begin(Identity who, String email, String password, String agent) {
    Account account = owner(who, email.strip(), password);
    return factors.isOn(account.id())
        ? new SignInStep.SecondWanted(halves.of(account.id()))
        : new SignInStep.Done(sessions.open(who, account, agent));
  }

  /**
   * What the account is asked for whose password was given.
   *
   * @param half from {@link SignInStep.SecondWanted}
   * @throws HalfSignInOver when the password was given too long ago, or the account is locked
   */
  public FactorChoice choice(String half) {
    return factors.ask(halfway(half).id());
  }

  private Account halfway(String half) {
    return halves
        .accountOf(half)
        .flatMap(accounts::find)
        .filter(Account::active)
        .orElseThrow(HalfSignInOver::new);
  }

  /**
   * Signs in whoever has given the password and now gives a code.
   *
   * @param half from {@link SignInStep.SecondWanted}
   * @param code of the app, or a recovery code
   * @return the secret of the session
   * @throws HalfSignInOver when the password was given too long ago, or the account is locked
   * @throws ValidationFailed when the code is wrong
   * @throws TooManySignIns when the account's second factors were tried too often
   * @throws SessionsUnavailable when Redis does not answer
   */
  public String complete(Identity who, String half, String code, String agent) {
    Account account = halfway(half);
    return complete(
        who,
        account,
        agent,
        "code",
        "This code is wrong, too old, or was used before.",
        () -> factors.accepts(who, account.id(), code));
  }

  /**
   * Signs in whoever has given the password and now shows a passkey.
   *
   * @param half from {@link SignInStep.SecondWanted}
   * @param answer what the browser says to what {@link #choice} has told it, in JSON
   * @return the secret of the session
   * @throws HalfSignInOver when the password was given too long ago, or the account is locked
   * @throws ValidationFailed when it is none of the account's passkeys
   * @throws TooManySignIns when the account's second factors were tried too often
   * @throws SessionsUnavailable when Redis does not answer
   */
  public String completeByPasskey(Identity who, String half, String answer, String agent) {
    Account account = halfway(half);
    return complete(
        who,
        account,
        agent,
        "passkey",
        "It is none of this account's, or it took too long. Try once more.",
        () -> factors.acceptsPasskey(account.id(), answer));
  }

  private String complete(
      Identity who,
      Account account,
      String agent,
      String by,
      String otherwise,
      BooleanSupplier shown) {
    String guesses = "code " + account.id();
    count(guesses, tries.codes());
    if (!shown.getAsBoolean()) {
      trail.report(who, AuditAction.USER_SIGN_IN_REFUSED, account.id(), AuditDetails.of("by", by));
      throw ValidationFailed.of(by, otherwise);
    }
    limiter.forget(guesses, tries.codes());
    return sessions.open(who, account, agent);
  }

  private Account owner(Identity who, String email, String password) {
    // Whoever has an account has no more tries for that.
    String network = "sign-in " + Identity.visitor(who.origin().address()).asker();
    String both = network + " " + DigestUtils.sha256Hex(email.toLowerCase(Locale.ROOT));
    count(network, tries.network());
    count(both, tries.account());
    Optional<Account> found = accounts.find(email).filter(Account::active);
    long id = found.map(Account::id).orElse(NOBODY);
    if (!passwords.isOf(id, password)) {
      trail.report(
          who,
          AuditAction.USER_SIGN_IN_REFUSED,
          id == NOBODY ? "unknown" : id,
          AuditDetails.none());
      throw new WrongCredentials();
    }
    limiter.forget(both, tries.account());
    return found.orElseThrow(WrongCredentials::new);
  }

  private void count(String whose, Rates rates) {
    limiter
        .count(whose, rates)
        .filter(Usage::exceeded)
        .ifPresent(
            usage -> {
              throw new TooManySignIns(usage.secondsUntilReset());
            });
  }

  /**
   * The account of somebody who has signed in, and gives their password once more.
   *
   * @throws org.reperio.access.AuthenticationRequired for a visitor
   * @throws ValidationFailed when the password is another one
   * @throws TooManySignIns when it was tried too often
   */
  Account again(Identity who, String password) {
    try {
      Account account = accounts.find(who.account()).orElseThrow(WrongCredentials::new);
      return owner(who, account.email(), password);
    } catch (WrongCredentials e) {
      throw ValidationFailed.of("present", "That is not your current password.");
    }
  }

  /**
   * Sets another password, and signs the account out everywhere else.
   *
   * @param session in which this is asked for
   * @throws TooManySignIns when it was tried too often
   * @throws ValidationFailed when the present password is another one, or the new one may not be
   */
  public void changePassword(
      Identity who, BrowserSession session, String present, String password) {
    Account account = again(who, present);
    String hash = passwords.accepted(password, List.of(account.fullName(), account.email()));
    QuarkusTransaction.joiningExisting().run(() -> passwords.set(who, account.id(), hash));
    sessions.closeOthers(who, session);
  }
}
