package org.reperio.limit;

import io.smallrye.common.net.CidrAddress;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.util.List;

/**
 * The proxies whose word for a client's address is taken.
 *
 * @param networks of which each may be one address
 */
record TrustedProxies(List<CidrAddress> networks) {

  /**
   * Reads the setting.
   *
   * @throws IllegalArgumentException for what is neither a network nor an address
   */
  static TrustedProxies of(List<String> named) {
    return new TrustedProxies(
        named.stream().map(String::strip).map(TrustedProxies::network).toList());
  }

  private static CidrAddress network(String named) {
    CidrAddress network = Inet.parseCidrAddress(named);
    if (network != null) {
      return network;
    }
    InetAddress address = Inet.parseInetAddress(named);
    if (address == null) {
      throw new IllegalArgumentException(
          "reperio.connections.trusted-proxies: %s is neither a network nor an address."
              .formatted(named));
    }
    return CidrAddress.create(address, address.getAddress().length * Byte.SIZE);
  }

  boolean contain(InetAddress address) {
    return networks.stream().anyMatch(network -> network.matches(address));
  }
}
