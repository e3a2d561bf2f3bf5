package org.reperio.ui.session;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Cookie;
import jakarta.ws.rs.core.NewCookie;
import java.util.Map;
import java.util.Optional;
import org.reperio.account.BrowserSessions;
import org.reperio.site.SiteAddress;

/**
 * The cookie that has the secret of a session. No script reads it, it travels by HTTPS alone, and
 * no other host of the same domain can set it (RFC 6265bis, 4.1.3.2).
 */
@ApplicationScoped
public class SessionCookie {

  private final boolean secure;
  private final String name;
  private final int longest;

  SessionCookie(SiteAddress site, BrowserSessions sessions) {
    this.longest = (int) sessions.longest().toSeconds();
    this.secure = site.isSecure();
    this.name = BrowserSessions.cookie(secure);
  }

  Optional<String> secret(Map<String, Cookie> cookies) {
    return Optional.ofNullable(cookies.get(name)).map(Cookie::getValue);
  }

  /** Keeps the secret for as long as a session lasts at most. */
  public NewCookie set(String secret) {
    return cookie(secret, longest);
  }

  /** Has the browser forget it. */
  public NewCookie remove() {
    return cookie("", 0);
  }

  private NewCookie cookie(String value, int seconds) {
    return new NewCookie.Builder(name)
        .value(value)
        .path("/")
        .maxAge(seconds)
        .httpOnly(true)
        .secure(secure)
        .sameSite(NewCookie.SameSite.LAX)
        .build();
  }
}
