package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.audit.AuditAction;
import org.reperio.audit.AuditTrail;
import org.reperio.refusal.ValidationFailed;

/** How people who have forgotten their password, or never had one, set another. */
@ApplicationScoped
public class PasswordReset {

  private final Accounts accounts;
  private final Passwords passwords;
  private final MailedLinks links;
  private final BrowserSessions sessions;
  private final AuditTrail trail;

  PasswordReset(
      Accounts accounts,
      Passwords passwords,
      MailedLinks links,
      BrowserSessions sessions,
      AuditTrail trail) {
    this.trail = trail;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.sessions = sessions;
  }

  /**
   * Mails a link with which another password is set. Who has no account gets a mail that says so.
   *
   * @throws ValidationFailed when this is not an e-mail address
   */
  @Transactional
  public void begin(Identity who, String email) {
    String address = MailedLinks.address(email);
    if (accounts.find(address).filter(Account::active).isEmpty()) {
      links.sendWithout(
          who,
          address,
          "No account with this address",
          """
          Somebody asked for another password at %s with this address, which has no account there.

          If that was you, try another address of yours, or register: %s/signup
          If it was not you, ignore this mail.
          """);
      return;
    }
    links.send(
        who,
        LinkPurpose.RESET,
        ProvenAddress.of(address),
        "Set another password",
        """
        To set another password for your account at %s, open this link:
        %s

        It works once, for %d minutes. If you did not ask for it, ignore this mail: nothing changes.
        """);
  }

  /**
   * Makes a link with which an account's owner sets a password, for an operator who hands it on.
   *
   * @return the address of the page that it opens
   */
  @Transactional
  public String linkFor(Identity who, Account account) {
    who.requireAdministrator();
    trail.note(who, AuditAction.USER_PASSWORD_LINK, account.id());
    return links.make(LinkPurpose.RESET, ProvenAddress.of(account.email()));
  }

  /**
   * The address of the account whose password a link sets.
   *
   * @throws LinkExpired when the link does not work
   */
  public String addressOf(String link) {
    return links.provenBy(LinkPurpose.RESET, link).email();
  }

  /**
   * Sets the password, and signs the account out everywhere.
   *
   * @throws LinkExpired when the link does not work
   * @throws ValidationFailed when the password may not be; the link still works
   */
  public void complete(Identity who, String link, String password) {
    String address = addressOf(link);
    Account account = accounts.find(address).filter(Account::active).orElseThrow(LinkExpired::new);
    String hash = passwords.accepted(password, List.of(account.fullName(), address));
    QuarkusTransaction.joiningExisting()
        .run(
            () -> {
              links.take(LinkPurpose.RESET, link);
              passwords.set(who, account.id(), hash);
            });
    sessions.closeAll(who, account.id());
  }
}
