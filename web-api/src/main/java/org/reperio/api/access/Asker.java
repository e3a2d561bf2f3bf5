package org.reperio.api.access;

import io.vertx.core.http.HttpServerRequest;
import java.util.Arrays;
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
        : new Asker("guest:" + network(request));
  }

  /** One customer of IPv6 has a network of 64 bits, not one address. */
  private static String network(HttpServerRequest request) {
    String host = request.remoteAddress() == null ? "" : request.remoteAddress().hostAddress();
    if (host == null || host.isEmpty()) {
      return "unknown";
    }
    String[] groups = host.split(":");
    return groups.length < 5 ? host : String.join(":", Arrays.copyOf(groups, 4));
  }
}
