package org.reperio.ui.page;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;
import java.util.Set;
import org.reperio.limit.ClientAddress;
import org.reperio.site.Assets;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.site.SiteSettings;
import org.reperio.site.Theme;

/** The data of every page's frame; templates see it as {@code inject:request}. */
@Named("request")
@RequestScoped
public class PageRequest {

  /** Nobody wants to come back to these. */
  private static final Set<String> ACCOUNTS =
      Set.of("/login", "/logout", "/signup", "/lost-password");

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final RoutingContext context;
  private final SiteSettings site;
  private final SiteAddress address;
  private final Assets assets;
  private final ClientAddress clients;

  public PageRequest(
      RoutingContext context,
      SiteSettings site,
      SiteAddress address,
      Assets assets,
      ClientAddress clients) {
    this.clients = clients;
    this.context = context;
    this.site = site;
    this.address = address;
    this.assets = assets;
  }

  public String siteName() {
    return site.name();
  }

  public String siteUrl() {
    return address.base();
  }

  public String tagline() {
    return site.tagline();
  }

  /** The address of a static file, with its hash. */
  public String asset(String name) {
    return assets.url(name);
  }

  public Theme theme() {
    Cookie cookie = context.request().getCookie(Theme.COOKIE);
    return cookie == null ? Theme.AUTO : Theme.of(cookie.getValue());
  }

  /** Path and query of this page, to come back to. */
  public String here() {
    return context.request().uri();
  }

  /** Where a visitor signs in, to come back to this page. A secret goes into no other address. */
  public String signIn() {
    return SitePath.signIn(isOfAccounts() || hasLink() ? "" : here());
  }

  private boolean isOfAccounts() {
    return ACCOUNTS.contains(path())
        || path().startsWith("/account/") && !path().startsWith("/account/settings/");
  }

  /** Whether the page is only read, as by a link. */
  public boolean isRead() {
    return READING.contains(context.request().method());
  }

  public String path() {
    return context.request().path();
  }

  /** Whether this page was asked for with a share link, be it one that works or not. */
  public boolean hasLink() {
    return !isOfAccounts() && context.request().getParam(SitePath.TOKEN) != null;
  }

  /** The address that the request comes from. */
  public String host() {
    return clients.of(context.request());
  }

  /** The id under which the server's log speaks of this request. */
  public String id() {
    return IdentifiedPages.of(context).value();
  }
}
