package org.reperio.ui.sharing;

import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.access.Identity;
import org.reperio.sharing.ShareLinks;

/** Finds out who looks at a page. */
@ApplicationScoped
public class Visitors {

  private final ShareLinks links;

  public Visitors(ShareLinks links) {
    this.links = links;
  }

  /**
   * @param token what came as the secret of a share link; one that does not work counts for nothing
   */
  public Visitor of(String token) {
    return links
        .held(token)
        .map(link -> new Visitor(Identity.anonymous().with(link), token))
        .orElseGet(() -> new Visitor(Identity.anonymous(), ""));
  }
}
