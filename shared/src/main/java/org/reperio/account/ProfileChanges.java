package org.reperio.account;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.Identity;
import org.reperio.refusal.ValidationFailed;

/** What people say of themselves, and the address that they are reached at. */
@ApplicationScoped
public class ProfileChanges {

  private static final int LONGEST_NAME = 255;

  private final Accounts accounts;
  private final SignIn signIn;
  private final MailedLinks links;
  private final BrowserSessions sessions;

  ProfileChanges(Accounts accounts, SignIn signIn, MailedLinks links, BrowserSessions sessions) {
    this.accounts = accounts;
    this.signIn = signIn;
    this.links = links;
    this.sessions = sessions;
  }

  /** The asker's account. */
  public Account of(Identity who) {
    return accounts.find(who.account()).orElseThrow(AuthenticationRequired::new);
  }

  /**
   * A name as it is kept.
   *
   * @throws ValidationFailed when it is none
   */
  static String name(String fullName) {
    String name = fullName.strip();
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw ValidationFailed.of("full_name", "Give your name, in at most 255 characters.");
    }
    return name;
  }

  /**
   * Gives the asker another name.
   *
   * @throws ValidationFailed when it is none
   */
  public void rename(Identity who, String fullName) {
    long id = who.account();
    String name = name(fullName);
    QuarkusTransaction.joiningExisting().run(() -> accounts.rename(who, id, name));
    sessions.rename(id, name);
  }

  /**
   * Mails a link to another address, by which it becomes the asker's. The one who has it already
   * gets a mail that says so.
   *
   * @param password the present one, so that nobody takes an account over at an open browser
   * @throws ValidationFailed when the password is another one, or this is not an e-mail address
   */
  public void changeAddress(Identity who, String email, String password) {
    String address = MailedLinks.address(email);
    Account account = signIn.again(who, password);
    QuarkusTransaction.joiningExisting().run(() -> mail(who, account, address));
  }

  private void mail(Identity who, Account account, String address) {
    if (accounts.find(address).isPresent()) {
      links.sendWithout(
          who,
          address,
          "You have an account already",
          """
          Somebody wanted to use this address for another account at %s. It has one already: %s/login

          If it was not you, ignore this mail.
          """);
      return;
    }
    links.send(
        who,
        LinkPurpose.EMAIL,
        new ProvenAddress(address, account.id()),
        "Confirm your new address",
        """
        To use this address for your account at %s, open this link:
        %s

        It works once, for %d minutes. If you did not ask for it, ignore this mail.
        """);
  }

  /**
   * The address that a link gives to an account.
   *
   * @throws LinkExpired when the link does not work
   */
  public String newAddress(String link) {
    return links.provenBy(LinkPurpose.EMAIL, link).email();
  }

  /**
   * Gives the account its new address; the former one gets a mail that says so.
   *
   * @throws LinkExpired when the link does not work, or somebody has the address by now
   */
  @Transactional
  public void confirmAddress(Identity who, String link) {
    ProvenAddress proven = links.take(LinkPurpose.EMAIL, link);
    Account account =
        accounts.find(proven.accountId()).filter(Account::active).orElseThrow(LinkExpired::new);
    if (accounts.find(proven.email()).isPresent()) {
      throw new LinkExpired();
    }
    accounts.readdress(who, account.id(), proven.email());
    links.sendWithout(
        who,
        account.email(),
        "Your account has another address",
        """
        Your account at %s is reached at another address from now on.

        If that was not you, tell the operator of %s at once.
        """);
  }
}
