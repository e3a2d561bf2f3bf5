package org.reperio.ui.page;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import jakarta.enterprise.event.Observes;
import org.reperio.site.Assets;

/**
 * Browsers and proxies keep a static file for good where it is what its address says. Asked for the
 * one of another version, which is what happens during an upgrade, a service gives what it has, and
 * nobody keeps it.
 */
public class KeptAssets {

  private static final int EARLY = 100;
  private static final String FONTS = "/assets/fonts/";

  private final Assets assets;

  KeptAssets(Assets assets) {
    this.assets = assets;
  }

  void register(@Observes Filters filters) {
    filters.register(
        request -> {
          String path = request.normalizedPath();
          // Fonts change only with a release of the font, and have a filter of their own.
          if (path.startsWith("/assets/") && !path.startsWith(FONTS)) {
            request
                .response()
                .putHeader(HttpHeaders.CACHE_CONTROL, caching(request.request().uri()));
          }
          request.next();
        },
        EARLY);
  }

  private String caching(String uri) {
    // A style that changes while the service runs has to be asked for again.
    boolean keep = LaunchMode.current() != LaunchMode.DEVELOPMENT && assets.isCurrent(uri);
    return keep ? "public, max-age=31536000, immutable" : "no-cache";
  }
}
