package org.reperio.api.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.logging.Log;
import io.quarkus.runtime.configuration.MemorySize;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.exchange.DeclaredLength;
import org.reperio.site.PercentEncoding;

/**
 * Stands before all resources: what is no proper request, and what fails outside of them, is
 * answered in the common body too.
 */
public class RequestGuard {

  private final ObjectMapper json;
  private final int maxAddress;
  private final int maxHeaders;
  private final MemorySize maxBody;

  public RequestGuard(
      ObjectMapper json,
      HttpSettings settings,
      @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize maxBody) {
    this.json = json;
    this.maxAddress = settings.maxAddressLength();
    this.maxHeaders = settings.maxHeadersLength();
    this.maxBody = maxBody;
  }

  void register(@Observes Router router) {
    router
        .route()
        .order(Integer.MIN_VALUE + 1)
        .handler(this::inspect)
        .failureHandler(context -> failed(context, context.statusCode()));
    // Failures before any route, such as a malformed address.
    IntStream.of(400, 404, 500)
        .forEach(status -> router.errorHandler(status, context -> failed(context, status)));
  }

  private void inspect(RoutingContext context) {
    refusal(context.request()).ifPresentOrElse(problem -> answer(context, problem), context::next);
  }

  private Optional<Problem> refusal(HttpServerRequest request) {
    if (request.uri().length() > maxAddress) {
      return Optional.of(Problem.of(414));
    } else if (headersLength(request) > maxHeaders) {
      return Optional.of(Problem.of(431));
    } else if (!PercentEncoding.isProper(request.uri())) {
      return Optional.of(Problem.of(400));
    } else if (DeclaredLength.of(request) > maxBody.asLongValue()) {
      request.response().putHeader("Connection", "close");
      return Optional.of(Problem.of(413));
    }
    return NulInAddress.of(request.uri());
  }

  private static int headersLength(HttpServerRequest request) {
    return request.headers().entries().stream()
        .mapToInt(header -> header.getKey().length() + header.getValue().length() + 4)
        .sum();
  }

  private void failed(RoutingContext context, int known) {
    int status = known < 400 ? 500 : known;
    if (context.response().ended() || context.response().headWritten()) {
      context.request().connection().close();
      return;
    }
    if (status >= 500) {
      Log.error("unexpected failure", context.failure());
    }
    answer(context, Problem.of(status));
  }

  private void answer(RoutingContext context, Problem problem) {
    try {
      context
          .response()
          .setStatusCode(problem.status())
          .putHeader("Content-Type", "application/json")
          .end(json.writeValueAsString(problem));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
