package org.reperio.services.gateway;

import io.vertx.core.net.SocketAddress;
import java.util.List;

/**
 * Which service answers a path: the API its own paths, the user interface all others.
 *
 * @param api where web-api listens
 * @param ui where web-ui listens
 */
record Routes(SocketAddress api, SocketAddress ui) {
  private static final List<String> API = List.of("/api", "/oai2d");

  SocketAddress origin(String path) {
    return isApi(path) ? api : ui;
  }

  static boolean isApi(String path) {
    return API.stream().anyMatch(prefix -> path.equals(prefix) || path.startsWith(prefix + "/"));
  }
}
