package org.reperio.services.gateway;

import io.vertx.core.net.SocketAddress;

/**
 * A service behind the door.
 *
 * @param name of the module
 * @param pulse tells whether it lives
 */
record Origin(String name, SocketAddress address, Pulse pulse) {}
