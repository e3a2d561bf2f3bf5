package org.reperio.api.access;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.access.AuthenticationRequired;
import org.reperio.access.Identity;
import org.reperio.account.Tokens;
import org.reperio.limit.ClientAddress;
import org.reperio.sharing.ShareLinks;
import org.reperio.site.AskerHeaders;
import org.reperio.site.RequestId;
import org.reperio.site.SitePath;

/**
 * Reads who asks from the bearer token (RFC 6750), in the header or, as InvenioRDM allows, in the
 * {@code access_token} parameter, or from the session of a browser; and the share link that the
 * asker holds from {@code token}.
 */
public class BearerToken {

  private static final String SCHEME = "bearer ";

  private final Tokens tokens;
  private final ShareLinks links;
  private final Caller caller;
  private final RateLimit limit;
  private final ClientAddress clients;
  private final SessionOfPages session;

  public BearerToken(
      Tokens tokens,
      ShareLinks links,
      Caller caller,
      RateLimit limit,
      ClientAddress clients,
      SessionOfPages session) {
    this.session = session;
    this.clients = clients;
    this.tokens = tokens;
    this.links = links;
    this.caller = caller;
    this.limit = limit;
  }

  /**
   * Refuses a token that is wrong instead of treating its bearer as anonymous. Guesses are limited
   * like a guest's requests.
   */
  @ServerRequestFilter(priority = Priorities.AUTHENTICATION)
  public void identify(ContainerRequestContext request, HttpServerRequest http) {
    caller.comesFrom(
        clients.of(http), RequestId.of(http.response().headers().get(RequestId.HEADER)));
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    String secret = request.getUriInfo().getQueryParameters().getFirst("access_token");
    if (header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      secret = header.substring(SCHEME.length()).strip();
    }
    if (secret != null) {
      Optional<Identity> known = tokens.identify(secret);
      if (known.isEmpty()) {
        limit.count(caller.identity());
        throw new AuthenticationRequired();
      }
      caller.is(known.get());
    } else {
      session.identify(http).ifPresent(caller::isInBrowser);
    }
    String link = request.getUriInfo().getQueryParameters().getFirst(SitePath.TOKEN);
    if (link != null) {
      links.held(link).ifPresent(held -> caller.holds(held, link));
    }
  }

  /**
   * A cache that does not know of the cookie gives the answer to nobody else; who has asked is for
   * the log of the proxy.
   */
  @ServerResponseFilter
  public void keepPrivate(ContainerResponseContext response) {
    Long user = caller.identity().userId();
    if (user != null) {
      response.getHeaders().putSingle(AskerHeaders.USER, user);
    }
    if (caller.inBrowser()) {
      response.getHeaders().putIfAbsent(HttpHeaders.CACHE_CONTROL, List.of("private, no-cache"));
    }
  }
}
