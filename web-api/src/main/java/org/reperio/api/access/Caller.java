package org.reperio.api.access;

import jakarta.enterprise.context.RequestScoped;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.HeldLink;
import org.reperio.access.Identity;
import org.reperio.access.Origin;
import org.reperio.site.RequestId;
import org.reperio.site.SitePath;

/** The sender of the current request. */
@RequestScoped
public class Caller {

  private Identity identity = Identity.anonymous();
  private Origin origin = Origin.NONE;
  private String link = "";
  private boolean inBrowser;

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

  /** The address to which the caller is sent on, with the secret of their share link. */
  public String to(String address) {
    return SitePath.withToken(address, link);
  }

  /** Until it is known who it is. */
  void comesFrom(String host, RequestId request) {
    this.origin = new Origin(host, request.value());
    this.identity = Identity.visitor(host).from(origin);
  }

  void is(Identity known) {
    this.identity = known.from(origin);
  }

  /** Somebody who has signed in on a page, and shows only a cookie here. */
  void isInBrowser(Identity known) {
    is(known);
    this.inBrowser = true;
  }

  boolean inBrowser() {
    return inBrowser;
  }

  void holds(HeldLink held, String secret) {
    this.identity = identity.with(held);
    this.link = secret;
  }
}
