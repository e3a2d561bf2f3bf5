package org.reperio.ui.page;

import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.reperio.site.SiteAddress;
import org.reperio.site.Theme;

/** Remembers light or dark for a reader whose browser runs no scripts. */
@Path("/preferences/theme")
public class ThemeChoice {

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
    return Response.seeOther(site.uri(ReturnPath.of(back))).cookie(cookie).build();
  }
}
