package org.reperio.api.access;

import jakarta.enterprise.context.RequestScoped;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.Identity;

/** Who sent the request that is being answered. */
@RequestScoped
public class Caller {

  private Identity identity = Identity.anonymous();

  public Identity identity() {
    return identity;
  }

  /**
   * For what needs an account.
   *
   * @throws AuthenticationRequired when the request carries no valid token
   */
  public Identity required() {
    if (!identity.isAuthenticated()) {
      throw new AuthenticationRequired();
    }
    return identity;
  }

  void is(Identity known) {
    this.identity = known;
  }
}
