package org.reperio.ui.session;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Optional;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.DrawnSecrets;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.account.BrowserSession;

/**
 * Whether somebody has signed in in the browser that asks; templates see it as {@code
 * inject:visitor}.
 */
@Named("visitor")
@RequestScoped
public class SignedIn {

  private BrowserSession session;
  private Identity identity;

  void as(BrowserSession session, Identity identity) {
    this.session = session;
    this.identity = identity;
  }

  public boolean isSignedIn() {
    return session != null;
  }

  /** The name of the account's owner; empty for who has not signed in. */
  public String name() {
    return session == null ? "" : session.name();
  }

  /** What each form has to send along; empty for who has not signed in. */
  public String formToken() {
    return session == null ? "" : session.formToken();
  }

  /** Who has signed in. */
  public Optional<Identity> identity() {
    return Optional.ofNullable(identity);
  }

  /**
   * The session of this browser.
   *
   * @throws AuthenticationRequired without one
   */
  public BrowserSession session() {
    if (session == null) {
      throw new AuthenticationRequired();
    }
    return session;
  }

  /**
   * Takes a form only from a page that this browser got in this session.
   *
   * @throws AuthenticationRequired without a session
   * @throws PermissionDenied when the form comes from elsewhere
   */
  public void requireForm(String token) {
    if (!DrawnSecrets.isSame(session().formToken(), token)) {
      throw new PermissionDenied("This form is out of date. Open its page again.");
    }
  }
}
