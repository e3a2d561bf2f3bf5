package org.reperio.ui.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Duration;
import java.util.regex.Pattern;

/** Remembers light or dark for a reader whose browser runs no scripts. */
@Path("/preferences/theme")
public class ThemeChoice {

  /** A path on this site: one slash, then no second one that would name another host. */
  private static final Pattern LOCAL = Pattern.compile("/(?![/\\\\])[\\x21-\\x7e]*");

  @POST
  public Response choose(@FormParam("theme") String theme, @FormParam("return") String back) {
    NewCookie cookie =
        new NewCookie.Builder(Theme.COOKIE)
            .value(Theme.of(theme).id())
            .path("/")
            .maxAge((int) Duration.ofDays(365).toSeconds())
            .sameSite(NewCookie.SameSite.LAX)
            .build();
    return Response.seeOther(URI.create(target(back))).cookie(cookie).build();
  }

  private static String target(String back) {
    return back != null && LOCAL.matcher(back).matches() ? back : "/";
  }
}
