package org.reperio.services.gateway;

import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/**
 * The answers of the door itself: JSON where programs ask, a page that tries again by itself for a
 * person who waits for a service, a line of text elsewhere.
 */
final class Answers {
  private static final String RETRY_AFTER_S = "2";

  private final Vertx vertx;
  private final Limits limits;
  private final Buffer waiting;

  Answers(Vertx vertx, Limits limits) {
    this.vertx = vertx;
    this.limits = limits;
    try (InputStream in = Answers.class.getResourceAsStream("/starting.html")) {
      waiting = Buffer.buffer(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Answers a request whose answer has not begun, and drops what is left of its body. */
  void send(HttpServerRequest request, Refusal refusal) {
    HttpServerResponse response = request.response();
    if (response.ended() || response.closed()) {
      return;
    }
    MultiMap headers = response.headers();
    response.setStatusCode(refusal.status());
    headers.set("Cache-Control", "no-store");
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("X-Frame-Options", "DENY");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set(
        "Content-Security-Policy",
        "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'");
    if (refusal.passes()) {
      headers.set("Retry-After", RETRY_AFTER_S);
    }
    Headers.secure(headers, limits.hsts());
    Buffer body = body(request, refusal);
    Remainder.announce(request);
    if (request.method().equals(HttpMethod.HEAD)) {
      headers.set("Content-Length", Integer.toString(body.length()));
      response.end();
    } else {
      response.end(body);
    }
    Remainder.drop(vertx, request, limits.linger());
  }

  private Buffer body(HttpServerRequest request, Refusal refusal) {
    MultiMap headers = request.response().headers();
    String path = request.path() == null ? "" : request.path();
    if (Routes.isForPrograms(path) || request.decoderResult().isFailure()) {
      headers.set("Content-Type", "application/json");
      return new JsonObject()
          .put("status", refusal.status())
          .put("message", refusal.message())
          .toBuffer();
    }
    if (refusal.passes() && acceptsPages(request)) {
      headers.set("Content-Type", "text/html; charset=utf-8");
      return waiting;
    }
    headers.set("Content-Type", "text/plain; charset=utf-8");
    return Buffer.buffer(
        "%d %s%n%s%n"
            .formatted(
                refusal.status(),
                HttpResponseStatus.valueOf(refusal.status()).reasonPhrase(),
                refusal.message()));
  }

  /** Whether a person asks, with a browser. */
  static boolean acceptsPages(HttpServerRequest request) {
    String accepted = request.getHeader("Accept");
    return accepted != null && accepted.contains("text/html");
  }
}
