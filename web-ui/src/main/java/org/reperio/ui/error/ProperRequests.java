package org.reperio.ui.error;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.core.request.AcceptHeaders;
import org.reperio.site.PercentEncoding;
import org.reperio.site.UnreadableHeaders;

/** Looks at a request before a page does: its address and what it accepts have to be readable. */
public class ProperRequests {

  private static final Map<String, Consumer<String>> ACCEPTED =
      Map.of(
          HttpHeaders.ACCEPT, AcceptHeaders::getMediaTypeQualityValues,
          HttpHeaders.ACCEPT_LANGUAGE, AcceptHeaders::getLocaleQualityValues,
          HttpHeaders.ACCEPT_ENCODING, AcceptHeaders::getStringQualityValues,
          HttpHeaders.ACCEPT_CHARSET, AcceptHeaders::getStringQualityValues);

  /**
   * Refuses an address that can name nothing, such as one with NUL. What is accepted in words that
   * cannot be read counts as if it were not sent: the page of a refusal has to be accepted, too.
   */
  @ServerRequestFilter(preMatching = true)
  void read(HttpServerRequest request) {
    UnreadableHeaders.remove(request.headers(), ACCEPTED);
    String uri = request.uri();
    int query = uri.indexOf('?');
    String path = query < 0 ? uri : uri.substring(0, query);
    if (!PercentEncoding.isProper(path) || PercentEncoding.hasNul(path)) {
      throw new BadRequestException();
    }
  }
}
