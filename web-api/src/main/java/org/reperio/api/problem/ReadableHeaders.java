package org.reperio.api.problem;

import io.vertx.ext.web.Router;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Map;
import java.util.function.Consumer;
import org.jboss.resteasy.reactive.common.util.MediaTypeHelper;
import org.jboss.resteasy.reactive.server.core.request.AcceptHeaders;
import org.reperio.site.UnreadableHeaders;

/** Forgets what a client accepts in words that cannot be read, before any resource looks. */
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
              UnreadableHeaders.remove(call.request().headers(), ACCEPTED);
              call.next();
            });
  }
}
