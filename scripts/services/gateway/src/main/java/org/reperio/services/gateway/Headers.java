package org.reperio.services.gateway;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The headers that go on. The service behind learns who asked and by which address, and each
 * request has an id, which the answer carries too. What a client claims of itself in these headers
 * is dropped, except a well-formed request id.
 */
final class Headers {
  static final String REQUEST_ID = "X-Request-ID";
  private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{8,128}");
  private static final String HSTS = "Strict-Transport-Security";

  /** Of one connection, not of the message (RFC 9110, 7.6.1). */
  private static final Set<String> OF_THE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "http2-settings");

  /** What the door says itself. */
  private static final Set<String> OF_THE_DOOR =
      Set.of("host", "expect", "forwarded", REQUEST_ID.toLowerCase(Locale.ROOT));

  /** What services say of who has asked, for the log of a proxy: it is nobody's business else. */
  private static final Set<String> OF_THE_LOG = Set.of("x-session-id", "x-user-id");

  private static final String FORWARDED = "x-forwarded-";

  private Headers() {}

  /** The id of a request: the client's, when it has one. */
  static String id(HttpServerRequest request) {
    String claimed = request.getHeader(REQUEST_ID);
    return claimed != null && WELL_FORMED.matcher(claimed).matches()
        ? claimed
        : UUID.randomUUID().toString();
  }

  /** Copies a request's headers for the service. */
  static void toService(HttpServerRequest client, String id, MultiMap headers) {
    Set<String> dropped = ofTheConnection(client.headers());
    dropped.addAll(OF_THE_DOOR);
    dropped.addAll(OF_THE_LOG);
    copy(client.headers(), dropped, headers);
    headers.set(REQUEST_ID, id);
    headers.set("X-Forwarded-For", client.remoteAddress().hostAddress());
    headers.set("X-Forwarded-Proto", client.isSSL() ? "https" : "http");
    HostAndPort authority = client.authority();
    if (authority != null) {
      headers.set("X-Forwarded-Host", authority.toString());
      headers.set("X-Forwarded-Port", Integer.toString(client.localAddress().port()));
    }
  }

  /** Copies an answer's headers for the client. */
  static void toClient(MultiMap answer, String id, long hsts, MultiMap headers) {
    Set<String> dropped = ofTheConnection(answer);
    dropped.addAll(OF_THE_LOG);
    copy(answer, dropped, headers);
    headers.set(REQUEST_ID, id);
    secure(headers, hsts);
  }

  /** Tells browsers to come by HTTPS only, where the operator wants that. */
  static void secure(MultiMap headers, long hsts) {
    if (hsts > 0) {
      headers.set(HSTS, "max-age=" + hsts);
    }
  }

  private static void copy(MultiMap from, Set<String> dropped, MultiMap to) {
    for (Map.Entry<String, String> header : from) {
      String name = header.getKey().toLowerCase(Locale.ROOT);
      if (!dropped.contains(name) && !name.startsWith(FORWARDED)) {
        to.add(header.getKey(), header.getValue());
      }
    }
  }

  private static Set<String> ofTheConnection(MultiMap headers) {
    Set<String> names =
        headers.getAll(HttpHeaders.CONNECTION).stream()
            .flatMap(value -> Arrays.stream(value.split(",", -1)))
            .map(name -> name.strip().toLowerCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    // They frame the message: nobody may name them away.
    names.removeAll(Set.of("content-length", "host"));
    names.addAll(OF_THE_CONNECTION);
    return names;
  }
}
