package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.factor.Enrolment;
import org.reperio.factor.FactorState;
import org.reperio.factor.SecondFactors;
import org.reperio.refusal.ValidationFailed;

/**
 * Whether an account wants a code or a passkey beside the password. Who changes that gives the
 * password once more, and gets a mail that says so.
 */
@ApplicationScoped
public class TwoStepSignIn {

  private final Accounts accounts;
  private final SignIn signIn;
  private final SecondFactors factors;
  private final BrowserSessions sessions;
  private final MailedLinks mails;

  TwoStepSignIn(
      Accounts accounts,
      SignIn signIn,
      SecondFactors factors,
      BrowserSessions sessions,
      MailedLinks mails) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.factors = factors;
    this.sessions = sessions;
    this.mails = mails;
  }

  /**
   * Which second factors the asker's account has.
   *
   * @throws org.reperio.access.AuthenticationRequired for a visitor
   */
  public FactorState state(Identity who) {
    return factors.of(who.account());
  }

  /**
   * Draws what an app has to be told; nothing is asked for until a code has confirmed it.
   *
   * @throws ValidationFailed when the password is another one, or an app is set up already
   * @throws TooManySignIns when the password was tried too often
   */
  public Enrolment begin(Identity who, String password) {
    Account account = signIn.again(who, password);
    return factors.begin(account.id(), account.email());
  }

  /**
   * What the asker's app has to be told and has not confirmed yet; empty when there is none.
   *
   * @throws org.reperio.access.AuthenticationRequired for a visitor
   */
  public Optional<Enrolment> begun(Identity who) {
    return accounts
        .find(who.account())
        .flatMap(account -> factors.begun(account.id(), account.email()));
  }

  /**
   * Wants codes from now on, and signs the account out everywhere else.
   *
   * @param session in which this is asked for
   * @return the recovery codes, which cannot be shown again; none where the account has some
   * @throws ValidationFailed when the code is wrong, or nothing was begun
   */
  public List<String> confirm(Identity who, BrowserSession session, String code) {
    return turnOn(
        who,
        session,
        () -> factors.confirm(who, who.account(), code),
        "Two-step sign-in is on",
        """
        Signing in to your account at %s takes a code from now on, beside your password.

        If that was not you, tell the operator of %s at once.
        """);
  }

  /**
   * What the asker's browser is told for it to make a passkey within ten minutes, in JSON.
   *
   * @throws ValidationFailed when the password is another one, or the account has as many passkeys
   *     as it may have
   * @throws TooManySignIns when the password was tried too often
   */
  public String offerPasskey(Identity who, String password) {
    Account account = signIn.again(who, password);
    return factors.offerPasskey(account.id(), account.email());
  }

  /**
   * Takes a passkey from now on, and signs the account out everywhere else.
   *
   * @param session in which this is asked for
   * @param name what its owner calls it, 1 to 100 characters
   * @param answer what the browser says to what {@link #offerPasskey} has told it, in JSON
   * @return the recovery codes, which cannot be shown again; none where the account has some
   * @throws ValidationFailed when that is no new passkey, or has no fitting name
   */
  public List<String> addPasskey(Identity who, BrowserSession session, String name, String answer) {
    return turnOn(
        who,
        session,
        () -> factors.addPasskey(who, who.account(), name, answer),
        "There is a new passkey",
        """
        A passkey was added to your account at %s. It opens the account beside your password.

        If that was not you, tell the operator of %s at once.
        """);
  }

  /** Takes a factor and tells its owner, or does neither; then ends what was open without it. */
  private List<String> turnOn(
      Identity who,
      BrowserSession session,
      Supplier<List<String>> step,
      String subject,
      String text) {
    List<String> codes =
        QuarkusTransaction.joiningExisting()
            .call(
                () -> {
                  List<String> drawn = step.get();
                  tell(who, who.account(), subject, text);
                  return drawn;
                });
    sessions.closeOthers(who, session);
    return codes;
  }

  /**
   * Takes a passkey no more; nothing happens when the account has none of this number.
   *
   * @throws ValidationFailed when the password is another one
   * @throws TooManySignIns when the password was tried too often
   */
  public void removePasskey(Identity who, String password, long id) {
    long accountId = signIn.again(who, password).id();
    QuarkusTransaction.joiningExisting().run(() -> removePasskey(who, accountId, id));
  }

  private void removePasskey(Identity who, long accountId, long id) {
    if (factors.removePasskey(who, accountId, id)) {
      tell(
          who,
          accountId,
          "A passkey was removed",
          """
          One of your passkeys does not open your account at %s any more.

          If that was not you, tell the operator of %s at once.
          """);
    }
  }

  /**
   * Draws recovery codes anew; those from before end.
   *
   * @return the codes, which cannot be shown again
   * @throws ValidationFailed when the password is another one, or no code is wanted
   * @throws TooManySignIns when the password was tried too often
   */
  public List<String> renewRecoveryCodes(Identity who, String password) {
    return factors.renewRecoveryCodes(who, signIn.again(who, password).id());
  }

  /**
   * Wants neither code nor passkey any more.
   *
   * @throws ValidationFailed when the password is another one
   * @throws TooManySignIns when the password was tried too often
   */
  public void turnOff(Identity who, String password) {
    remove(who, signIn.again(who, password).id());
  }

  /**
   * Wants neither code nor passkey any more, for whom all of them are lost.
   *
   * @return false when none was wanted
   * @throws PermissionDenied for all but administrators
   */
  public boolean turnOffFor(Identity who, Account account) {
    who.requireAdministrator();
    return remove(who, account.id());
  }

  private boolean remove(Identity who, long accountId) {
    return QuarkusTransaction.joiningExisting().call(() -> removeAndTell(who, accountId));
  }

  private boolean removeAndTell(Identity who, long accountId) {
    boolean removed = factors.turnOff(who, accountId);
    if (removed) {
      tell(
          who,
          accountId,
          "Two-step sign-in is off",
          """
          Your password alone opens your account at %s from now on.

          If that was not you, tell the operator of %s at once.
          """);
    }
    return removed;
  }

  private void tell(Identity who, long accountId, String subject, String text) {
    Account account = accounts.find(accountId).orElseThrow();
    mails.sendWithout(who, account.email(), subject, text);
  }
}
