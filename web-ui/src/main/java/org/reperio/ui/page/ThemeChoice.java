package org.reperio.ui.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.regex.Pattern;
import org.reperio.site.SiteAddress;
import org.reperio.site.Theme;
import org.reperio.site.UriEncoding;

/** Remembers light or dark for a reader whose browser runs no scripts. */
@Path("/preferences/theme")
public class ThemeChoice {

  /** A path on this site: one slash, then no second one that would name another host. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\]).*", Pattern.DOTALL);

  private static final Pattern STRAY_PERCENT = Pattern.compile("%(?!\\p{XDigit}{2})");

  private final SiteAddress site;

  public ThemeChoice(SiteAddress site) {
    this.site = site;
  }

  @POST
  public Response choose(@FormParam("theme") String theme, @FormParam("return") String back) {
    NewCookie cookie =
        new NewCookie.Builder(Theme.COOKIE)
            .value(Theme.of(theme).id())
            .path("/")
            .maxAge((int) Duration.ofDays(365).toSeconds())
            .sameSite(NewCookie.SameSite.LAX)
            .secure(site.isSecure())
            .build();
    return Response.seeOther(site.uri(target(back))).cookie(cookie).build();
  }

  /** Browsers leave some characters of a query as they are that no address may have. */
  private static String target(String back) {
    return back != null && LOCAL.matcher(back).matches()
        ? UriEncoding.identifier(STRAY_PERCENT.matcher(back).replaceAll("%25"), "?&%")
        : "/";
  }
}
