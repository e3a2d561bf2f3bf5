package org.reperio.services.gateway;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.ConnectException;

/**
 * Answers in place of a service that does not: with 503 while it starts, 502 when it broke off. A
 * person gets a page that tries again by itself, a program gets JSON.
 */
final class Unavailable implements ProxyInterceptor {
  private static final int BAD_GATEWAY = 502;
  private static final int SERVICE_UNAVAILABLE = 503;
  private static final String RETRY_AFTER_S = "2";

  private final Buffer page;

  Unavailable() {
    try (InputStream in = Unavailable.class.getResourceAsStream("/starting.html")) {
      page = Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    return context
        .sendRequest()
        .recover(failure -> Future.succeededFuture(answer(context.request(), failure)));
  }

  private ProxyResponse answer(ProxyRequest request, Throwable failure) {
    boolean starting = failure instanceof ConnectException;
    String accept = request.headers().get("Accept");
    ProxyResponse response = request.response();
    if (!request.proxiedRequest().isEnded()) {
      request.release();
    }
    response.setStatusCode(starting ? SERVICE_UNAVAILABLE : BAD_GATEWAY);
    response.putHeader("Cache-Control", "no-store");
    response.putHeader("Retry-After", RETRY_AFTER_S);
    boolean person =
        !Routes.isApi(request.proxiedRequest().path())
            && accept != null
            && accept.contains("text/html");
    if (person) {
      response.putHeader("Content-Type", "text/html; charset=utf-8");
      return response.setBody(Body.body(page));
    }
    response.putHeader("Content-Type", "application/json");
    return response.setBody(
        Body.body(
            new JsonObject()
                .put("status", response.getStatusCode())
                .put(
                    "message",
                    starting
                        ? "The service is starting or being restarted. Try again in a moment."
                        : "The service broke off while it answered. Try again in a moment.")
                .toBuffer()));
  }
}
