package org.reperio.ui.session;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.reperio.access.PermissionDenied;
import org.reperio.account.BrowserSessions;
import org.reperio.site.AskerHeaders;
import org.reperio.site.SiteAddress;

/** Finds out, before each page, who has signed in, and takes forms from our own pages only. */
public class SessionsOfPages {

  private static final String FETCH_SITE = "Sec-Fetch-Site";

  private final BrowserSessions sessions;
  private final SessionCookie cookie;
  private final SignedIn visitor;
  private final SiteAddress site;

  public SessionsOfPages(
      BrowserSessions sessions, SessionCookie cookie, SignedIn visitor, SiteAddress site) {
    this.sessions = sessions;
    this.cookie = cookie;
    this.visitor = visitor;
    this.site = site;
  }

  @ServerRequestFilter
  public void identify(ContainerRequestContext request, HttpServerRequest http) {
    if (HttpMethod.POST.equals(request.getMethod()) && !isOurs(http)) {
      throw new PermissionDenied("This form comes from another site.");
    }
    cookie
        .secret(request.getCookies())
        .flatMap(sessions::find)
        .ifPresent(
            session ->
                sessions.identityOf(session).ifPresent(identity -> visitor.as(session, identity)));
  }

  /** Browsers say where a form comes from; programs that say nothing have no cookies to misuse. */
  private boolean isOurs(HttpServerRequest request) {
    String from = request.getHeader(FETCH_SITE);
    if (from != null) {
      return "same-origin".equals(from) || "none".equals(from);
    }
    String origin = request.getHeader("Origin");
    return origin == null || origin.equals(site.base());
  }

  /** What one person sees is kept for nobody else; who it was is for the log of the proxy. */
  @ServerResponseFilter
  public void keepPrivate(ContainerResponseContext response) {
    if (visitor.isSignedIn()) {
      response.getHeaders().putSingle(HttpHeaders.CACHE_CONTROL, "private, no-store");
      response.getHeaders().putSingle(AskerHeaders.USER, visitor.session().accountId());
      response.getHeaders().putSingle(AskerHeaders.SESSION, visitor.session().brief());
    }
    String varies = response.getHeaderString(HttpHeaders.VARY);
    response
        .getHeaders()
        .putSingle(
            HttpHeaders.VARY,
            varies == null ? HttpHeaders.COOKIE : varies + ", " + HttpHeaders.COOKIE);
  }
}
