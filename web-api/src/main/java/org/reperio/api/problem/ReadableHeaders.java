package org.reperio.api.problem;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.core.request.AcceptHeaders;

/**
 * Forgets what a client accepts in words that cannot be read, as if it had not been sent (RFC 9110,
 * section 12): the answer to such a request has to be written in some form, too.
 */
public class ReadableHeaders {

  private static final Map<String, Consumer<String>> ACCEPTED =
      Map.of(
          HttpHeaders.ACCEPT, MediaTypeHelper::parseHeader,
          HttpHeaders.ACCEPT_LANGUAGE, AcceptHeaders::getLocaleQualityValues,
          HttpHeaders.ACCEPT_ENCODING, AcceptHeaders::getStringQualityValues,
          HttpHeaders.ACCEPT_CHARSET, AcceptHeaders::getStringQualityValues);

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE + 2)
        .handler(
            call -> {
              forget(call.request());
              call.next();
            });
  }

  private static void forget(HttpServerRequest request) {
    ACCEPTED.forEach(
        (header, reading) -> {
          String value = request.getHeader(header);
          try {
            if (value != null && value.isBlank()) {
              request.headers().remove(header);
            } else if (value != null) {
              reading.accept(value);
            }
          } catch (RuntimeException e) {
            request.headers().remove(header);
          }
        });
  }
}
