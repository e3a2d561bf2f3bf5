package org.reperio.api.access;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import org.reperio.access.Identity;

/**
 * Whose requests are counted together: an account's, or those of a guest's address.
 *
 * @param key tells one from another
 */
public record Asker(String key) {

  public static Asker of(Identity who, HttpServerRequest request) {
    return who.isAuthenticated()
        ? new Asker("user:" + who.userId())
        : new Asker(Identity.visitor(host(request)).asker());
  }

  /**
   * Where a request comes from; empty when that is not known. A proxy may put an address of IPv6 in
   * brackets, which is then no address to those who read it.
   */
  static String host(HttpServerRequest request) {
    SocketAddress address = request.remoteAddress();
    if (address == null) {
      return "";
    }
    String host = address.hostAddress() == null ? address.host() : address.hostAddress();
    return host == null ? "" : host.replaceAll("[\\[\\]]", "");
  }
}
