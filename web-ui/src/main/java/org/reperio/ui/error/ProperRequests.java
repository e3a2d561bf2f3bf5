package org.reperio.ui.error;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.reperio.site.PercentEncoding;

/**
 * Refuses what cannot be read, before a page looks for it: an address with NUL, or no media type.
 */
public class ProperRequests {

  private ProperRequests() {}

  @ServerRequestFilter(preMatching = true)
  static void refuse(ContainerRequestContext context, HttpServerRequest request) {
    String uri = request.uri();
    int query = uri.indexOf('?');
    if (!PercentEncoding.isProper(query < 0 ? uri : uri.substring(0, query)) || !accepts(context)) {
      throw new BadRequestException();
    }
  }

  private static boolean accepts(ContainerRequestContext context) {
    try {
      return context.getAcceptableMediaTypes() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
