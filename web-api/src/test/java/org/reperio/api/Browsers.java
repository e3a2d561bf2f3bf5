package org.reperio.api;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.access.Origin;
import org.reperio.account.Accounts;
import org.reperio.account.PasswordReset;
import org.reperio.account.SignIn;
import org.reperio.account.SignInStep;

/** Browsers in which people sign in to the pages. */
@ApplicationScoped
public class Browsers {

  private static final String PASSWORD = "orbit kettle marmalade seventeen";

  private final Accounts accounts;
  private final PasswordReset reset;
  private final SignIn signIn;

  public Browsers(Accounts accounts, PasswordReset reset, SignIn signIn) {
    this.accounts = accounts;
    this.reset = reset;
    this.signIn = signIn;
  }

  /** The secret of a new session of somebody who has set a password. */
  public String signedIn(ApiClient.User person) {
    Identity visitor = Identity.visitor("127.0.0.1").from(new Origin("127.0.0.1", ""));
    String link = reset.linkFor(Identity.ofSystem(), accounts.find(person.id()).orElseThrow());
    reset.complete(visitor, link.substring(link.indexOf("token=") + 6), PASSWORD);
    return ((SignInStep.Done) signIn.begin(visitor, person.email(), PASSWORD, "a test")).session();
  }
}
