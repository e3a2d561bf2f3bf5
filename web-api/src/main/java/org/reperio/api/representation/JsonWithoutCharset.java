package org.reperio.api.representation;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.regex.Pattern;

/**
 * JSON is always in UTF-8 and its media type has no charset (RFC 8259, section 11). The framework
 * writes one, and clients that compare the whole header with {@code application/json} fail.
 */
@ApplicationScoped
public class JsonWithoutCharset {

  private static final Pattern JSON =
      Pattern.compile(
          "(application/(?:[\\w.-]+\\+)?json)\\s*;\\s*charset=utf-8", Pattern.CASE_INSENSITIVE);

  private static final int EARLY = 100;

  void register(@Observes Filters filters) {
    filters.register(
        request -> {
          request.addHeadersEndHandler(ignored -> strip(request.response()));
          request.next();
        },
        EARLY);
  }

  private static void strip(HttpServerResponse response) {
    String type = response.headers().get(HttpHeaders.CONTENT_TYPE);
    if (type != null) {
      var json = JSON.matcher(type);
      if (json.matches()) {
        response.headers().set(HttpHeaders.CONTENT_TYPE, json.group(1));
      }
    }
  }
}
