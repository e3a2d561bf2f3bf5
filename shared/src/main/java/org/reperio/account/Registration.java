package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.refusal.ValidationFailed;

/**
 * How people make an account for themselves. The address is proven first, and only then name and
 * password are asked for: nobody keeps an account that somebody else began with their address, and
 * nobody learns whether an address has one.
 */
@ApplicationScoped
public class Registration {

  private final Accounts accounts;
  private final Passwords passwords;
  private final MailedLinks links;
  private final BrowserSessions sessions;
  private final boolean open;

  Registration(
      Accounts accounts,
      Passwords passwords,
      MailedLinks links,
      BrowserSessions sessions,
      AccountSettings settings) {
    this.sessions = sessions;
    this.accounts = accounts;
    this.passwords = passwords;
    this.links = links;
    this.open = settings.registration();
  }

  /**
   * What somebody fills in to make an account.
   *
   * @param link the secret of the link that proves their address
   * @param terms whether they accept the terms
   */
  public record Form(String link, String fullName, String password, boolean terms) {}

  /** Whether people may register themselves. */
  public boolean isOpen() {
    return open;
  }

  /**
   * Mails a link with which an account is made. Who has one gets a mail that says so.
   *
   * @throws ValidationFailed when this is not an e-mail address
   */
  @Transactional
  public void begin(Identity who, String email) {
    requireOpen();
    String address = MailedLinks.address(email);
    if (accounts.find(address).isPresent()) {
      links.sendWithout(
          who,
          address,
          "You have an account already",
          """
          Somebody wanted to register at %s with this address, which has an account already.

          If that was you, sign in: %s/login
          There you can also set another password.

          If it was not you, ignore this mail.
          """);
      return;
    }
    links.send(
        who,
        LinkPurpose.REGISTER,
        ProvenAddress.of(address),
        "Confirm your address",
        """
        To make your account at %s, open this link:
        %s

        It works once, for %d minutes. If you did not ask for it, ignore this mail.
        """);
  }

  /**
   * The address for which a link makes an account.
   *
   * @throws LinkExpired when the link does not work
   */
  public String addressOf(String link) {
    requireOpen();
    return links.provenBy(LinkPurpose.REGISTER, link).email();
  }

  /**
   * Makes the account, and signs its owner in.
   *
   * @param agent what the browser says that it is
   * @return the secret of the session
   * @throws LinkExpired when the link does not work
   * @throws ValidationFailed when something of the form is not as it must be; the link still works
   */
  public String complete(Identity who, Form form, String agent) {
    String address = addressOf(form.link());
    String name = ProfileChanges.name(form.fullName());
    if (!form.terms()) {
      throw ValidationFailed.of("terms", "Accept the terms to make an account.");
    }
    String hash = passwords.accepted(form.password(), List.of(name, address));
    Account account =
        QuarkusTransaction.joiningExisting().call(() -> make(who, form.link(), name, hash));
    return sessions.open(who, account, agent);
  }

  private Account make(Identity who, String link, String name, String hash) {
    String address = links.take(LinkPurpose.REGISTER, link).email();
    Account account = accounts.register(who, address, name).orElseThrow(LinkExpired::new);
    passwords.set(who, account.id(), hash);
    return account;
  }

  private void requireOpen() {
    if (!open) {
      throw new PermissionDenied("Registration is closed here.");
    }
  }
}
