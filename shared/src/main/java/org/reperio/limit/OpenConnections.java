package org.reperio.limit;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/** Counts the connections that are open from each address; one network of IPv6 is one of them. */
final class OpenConnections {

  private static final int NETWORK_BYTES = 8;

  private final Map<String, Integer> open = new HashMap<>();
  private final int most;

  OpenConnections(int most) {
    this.most = most;
  }

  /** Whether there is room for one more, which is counted then. */
  synchronized boolean take(InetAddress address) {
    int before = open.getOrDefault(key(address), 0);
    if (before >= most) {
      return false;
    }
    open.put(key(address), before + 1);
    return true;
  }

  synchronized void giveBack(InetAddress address) {
    open.computeIfPresent(key(address), (key, count) -> count == 1 ? null : count - 1);
  }

  private static String key(InetAddress address) {
    byte[] bytes = address.getAddress();
    return HexFormat.of()
        .formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NETWORK_BYTES) : bytes);
  }
}
