package org.reperio.ui.error;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.reperio.site.PercentEncoding;

/** Looks at a request before a page does: its address and what it accepts have to be readable. */
public class ProperRequests {

  /**
   * Refuses an address that can name nothing, such as one with NUL. Media types that are none count
   * as if they were not sent, since the page of a refusal has to be accepted, too.
   */
  @ServerRequestFilter(preMatching = true)
  void read(ContainerRequestContext context, HttpServerRequest request) {
    if (!accepts(context)) {
      request.headers().set(HttpHeaders.ACCEPT, MediaType.TEXT_HTML);
    }
    String uri = request.uri();
    int query = uri.indexOf('?');
    if (!PercentEncoding.isProper(query < 0 ? uri : uri.substring(0, query))) {
      throw new BadRequestException();
    }
  }

  private static boolean accepts(ContainerRequestContext context) {
    try {
      return context.getAcceptableMediaTypes() != null;
    } catch (IllegalArgumentException | WebApplicationException e) {
      return false;
    }
  }
}
