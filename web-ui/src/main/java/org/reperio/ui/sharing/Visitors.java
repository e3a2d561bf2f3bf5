package org.reperio.ui.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.access.Origin;
import org.reperio.sharing.ShareLinks;
import org.reperio.ui.page.PageRequest;
import org.reperio.ui.session.SignedIn;

/** Finds out who looks at a page. */
@ApplicationScoped
public class Visitors {

  private final ShareLinks links;
  private final PageRequest request;
  private final SignedIn signedIn;

  public Visitors(ShareLinks links, PageRequest request, SignedIn signedIn) {
    this.links = links;
    this.request = request;
    this.signedIn = signedIn;
  }

  /** Who looks at the current page, without a share link. */
  public Identity current() {
    return signedIn
        .identity()
        .orElseGet(() -> Identity.visitor(request.host()))
        .from(new Origin(request.host(), request.id()));
  }

  /**
   * @param token what came as the secret of a share link; one that does not work counts for nothing
   */
  public Visitor of(String token) {
    return links
        .held(token)
        .map(link -> new Visitor(current().with(link), token))
        .orElseGet(() -> new Visitor(current(), ""));
  }
}
