package org.reperio.services.gateway;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Tells the service behind who asked and by which address, and gives each request an id, which the
 * answer carries too. What a client claims of itself in these headers is dropped, except a
 * well-formed request id.
 */
final class ForwardedHeaders implements ProxyInterceptor {
  static final String REQUEST_ID = "X-Request-ID";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,128}");

  @Override
  public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
    HttpServerRequest client = context.request().proxiedRequest();
    MultiMap headers = context.request().headers();
    String id = id(headers.get(REQUEST_ID));
    context.set(REQUEST_ID, id);
    headers.remove("Forwarded");
    headers.set(REQUEST_ID, id);
    headers.set("X-Forwarded-For", client.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", client.isSSL() ? "https" : "http");
    HostAndPort authority = client.authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
      headers.set("X-Forwarded-Port", Integer.toString(client.localAddress().port()));
    }
    return context.sendRequest();
  }

  @Override
  public Future<Void> handleProxyResponse(ProxyContext context) {
    context.response().headers().set(REQUEST_ID, context.get(REQUEST_ID, String.class));
    return context.sendResponse();
  }

  private static String id(String claimed) {
    return claimed != null && WELL_FORMED.matcher(claimed).matches()
        ? claimed
        : UUID.randomUUID().toString();
  }
}
