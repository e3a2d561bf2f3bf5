package org.reperio.file;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Addresses inside of the house, which a request made on behalf of a stranger must not reach:
 * everything that IANA's registries do not call globally reachable (RFC 6890).
 */
public final class ForbiddenAddress {

  private ForbiddenAddress() {}

  /** Whether nothing may be fetched from an address. */
  public static boolean test(InetAddress address) {
    if (address.isAnyLocalAddress()
        || address.isLoopbackAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    if (address instanceof Inet4Address) {
      return isSpecial(bytes);
    }
    return !(address instanceof Inet6Address) || isSpecialV6(bytes);
  }

  private static boolean isSpecial(byte[] v4) {
    int a = v4[0] & 0xff;
    int b = v4[1] & 0xff;
    int c = v4[2] & 0xff;
    return a == 0
        || a == 10
        || a == 127
        || (a == 100 && b >= 64 && b < 128)
        || (a == 169 && b == 254)
        || (a == 172 && b >= 16 && b < 32)
        || (a == 192 && b == 0 && (c == 0 || c == 2))
        || (a == 192 && b == 88 && c == 99)
        || (a == 192 && b == 168)
        || (a == 198 && (b == 18 || b == 19))
        || (a == 198 && b == 51 && c == 100)
        || (a == 203 && b == 0 && c == 113)
        || a >= 224;
  }

  private static boolean isSpecialV6(byte[] v6) {
    int first = (v6[0] & 0xff) << 8 | (v6[1] & 0xff);
    int second = (v6[2] & 0xff) << 8 | (v6[3] & 0xff);
    // Only 2000::/3 is global unicast; in it, addresses that lead to IPv4, and special ones.
    if (first == 0x0064 && second == 0xff9b) {
      return embeds(v6, 12);
    }
    if ((first & 0xe000) != 0x2000) {
      return true;
    }
    if (first == 0x2002) {
      return embeds(v6, 2);
    }
    return first == 0x2001 && (second < 0x0200 || second == 0x0db8);
  }

  private static boolean embeds(byte[] v6, int at) {
    try {
      return test(InetAddress.getByAddress(Arrays.copyOfRange(v6, at, at + 4)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
