package org.reperio.api.access;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.account.BrowserSession;
import org.reperio.account.BrowserSessions;
import org.reperio.site.AskerHeaders;
import org.reperio.site.SiteAddress;

/**
 * The session that somebody has begun on a page: what the pages link to opens by it as well. It
 * counts only for what changes nothing, as a browser sends its cookie from other sites, too.
 */
@ApplicationScoped
public class SessionOfPages {

  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final BrowserSessions sessions;
  private final String cookie;

  SessionOfPages(BrowserSessions sessions, SiteAddress site) {
    this.sessions = sessions;
    this.cookie = BrowserSessions.cookie(site.isSecure());
  }

  /** Whether a browser shows a session, be it one that works or not. */
  public boolean isShown(HttpServerRequest request) {
    return SAFE.contains(request.method()) && request.getCookie(cookie) != null;
  }

  /**
   * Who has signed in in the browser that asks; a session that does not work counts for nothing.
   */
  Optional<Identity> identify(HttpServerRequest request) {
    if (!isShown(request)) {
      return Optional.empty();
    }
    Optional<BrowserSession> session =
        Optional.of(request.getCookie(cookie)).map(Cookie::getValue).flatMap(sessions::find);
    Optional<Identity> known = session.flatMap(sessions::identityOf);
    known.ifPresent(
        who -> request.response().putHeader(AskerHeaders.SESSION, session.get().brief()));
    return known;
  }
}
