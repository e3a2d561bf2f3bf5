package org.reperio.access;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.reperio.account.Tokens;
import org.reperio.sharing.ShareLinks;

/**
 * Reads who asks from the bearer token (RFC 6750), in the header or, as InvenioRDM allows, in the
 * {@code access_token} parameter; and the share link that the asker holds from {@code token}.
 */
public class BearerToken {

  private static final String SCHEME = "bearer ";

  private final Tokens tokens;
  private final ShareLinks links;
  private final Caller caller;

  public BearerToken(Tokens tokens, ShareLinks links, Caller caller) {
    this.tokens = tokens;
    this.links = links;
    this.caller = caller;
  }

  /** Refuses a token that is wrong instead of treating its bearer as anonymous. */
  @ServerRequestFilter
  public void identify(ContainerRequestContext request) {
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    String secret = request.getUriInfo().getQueryParameters().getFirst("access_token");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      secret = header.substring(SCHEME.length()).strip();
    }
    if (secret != null) {
      caller.is(tokens.identify(secret).orElseThrow(AuthenticationRequired::new));
    }
    String link = request.getUriInfo().getQueryParameters().getFirst("token");
    if (link != null) {
      links.held(link).ifPresent(held -> caller.is(caller.identity().with(held)));
    }
  }
}
