package org.reperio.services.gateway;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What HTTP asks of every request (RFC 9110 and 9112) and its decoder lets pass. */
final class RequestCheck {
  private static final Pattern HOST =
      Pattern.compile("([A-Za-z0-9._~-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:\\d{1,5})?");

  private static final List<HttpMethod> FOREIGN = List.of(HttpMethod.CONNECT, HttpMethod.TRACE);

  private RequestCheck() {}

  /** Why a request is refused; empty when nothing is wrong with it. */
  static Optional<Refusal> refusal(HttpServerRequest request) {
    if (!hostIsSound(request)) {
      return Refusal.of(400, "The request needs one Host header that names a host.");
    }
    if (FOREIGN.contains(request.method())) {
      return Refusal.of(405, "This method is not supported.");
    }
    List<String> codings = request.headers().getAll(HttpHeaders.TRANSFER_ENCODING);
    if (!codings.isEmpty() && request.version() != HttpVersion.HTTP_1_1) {
      return Refusal.of(400, "Transfer-Encoding needs HTTP/1.1.");
    }
    if (codings.size() > 1 || codings.stream().anyMatch(one -> !one.equalsIgnoreCase("chunked"))) {
      return Refusal.of(501, "The only Transfer-Encoding that is understood is chunked.");
    }
    String expected = request.getHeader(HttpHeaders.EXPECT);
    if (expected != null && !expected.equalsIgnoreCase("100-continue")) {
      return Refusal.of(417, "The only Expect that is understood is 100-continue.");
    }
    return Optional.empty();
  }

  private static boolean hostIsSound(HttpServerRequest request) {
    List<String> hosts = request.headers().getAll(HttpHeaders.HOST);
    if (request.version() == HttpVersion.HTTP_2) {
      String authority = request.authority() == null ? null : request.authority().toString();
      return authority != null
          && HOST.matcher(authority).matches()
          && hosts.stream().allMatch(authority::equals);
    }
    if (hosts.isEmpty()) {
      return request.version() == HttpVersion.HTTP_1_0;
    }
    return hosts.size() == 1 && HOST.matcher(hosts.get(0)).matches();
  }
}
