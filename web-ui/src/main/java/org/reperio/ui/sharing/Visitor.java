package org.reperio.ui.sharing;

import org.reperio.access.Identity;
import org.reperio.site.SitePath;

/**
 * Who looks at a page, and the share link that they came with. The link's secret goes on in each
 * address that the page names: then nothing else has to be kept, and nothing outlives the link.
 *
 * @param token the secret of a link that works; empty without one
 */
public record Visitor(Identity identity, String token) {

  /** The same address, for this visitor to follow. */
  public String to(String address) {
    return SitePath.withToken(address, token);
  }

  /** Whether the visitor came with a share link. */
  public boolean holdsLink() {
    return !token.isEmpty();
  }
}
