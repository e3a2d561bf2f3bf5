package org.reperio.worker.monitor;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import org.reperio.site.Assets;
import org.reperio.site.SiteSettings;
import org.reperio.site.Theme;

/** The data of the frame of the monitor's pages; templates see it as {@code inject:request}. */
@Named("request")
@RequestScoped
public class MonitorRequest {

  private final RoutingContext context;
  private final SiteSettings site;
  private final Assets assets;

  public MonitorRequest(RoutingContext context, SiteSettings site, Assets assets) {
    this.context = context;
    this.site = site;
    this.assets = assets;
  }

  public String siteName() {
    return site.name();
  }

  /** The address of a static file, with its hash. */
  public String asset(String name) {
    return assets.url(name);
  }

  /** As the reader has chosen it on the pages of the site. */
  public Theme theme() {
    Cookie cookie = context.request().getCookie(Theme.COOKIE);
    return cookie == null ? Theme.AUTO : Theme.of(cookie.getValue());
  }

  public String path() {
    return context.request().path();
  }
}
