package org.reperio.ui.error;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.reperio.site.PercentEncoding;

/** Refuses an address that names nothing, such as one with NUL, before a page looks for it. */
public class ProperAddresses {

  private ProperAddresses() {}

  @ServerRequestFilter(preMatching = true)
  static void refuse(HttpServerRequest request) {
    String uri = request.uri();
    int query = uri.indexOf('?');
    if (!PercentEncoding.isProper(query < 0 ? uri : uri.substring(0, query))) {
      throw new BadRequestException();
    }
  }
}
