package org.reperio.limit;

import io.smallrye.common.net.Inet;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a request comes from: the other end of its connection or, where that is a trusted proxy,
 * whom the proxy names in {@code X-Forwarded-For}. Quarkus can read that header too, but it
 * believes what the client itself wrote into it, takes the end of an IPv6 address for a port, and
 * lets a request without an answer whose header names no address.
 */
@ApplicationScoped
public class ClientAddress {

  private static final String HEADER = "X-Forwarded-For";

  /** A port may follow; an address of IPv6 is in brackets then. */
  private static final Pattern ADDRESS =
      Pattern.compile("\"?(?:\\[([0-9A-Fa-f:.]+)]|([0-9.]+))(?::\\d+)?\"?");

  private final TrustedProxies trusted;

  public ClientAddress(ConnectionSettings settings) {
    this.trusted = TrustedProxies.of(settings.trustedProxies());
  }

  /** The address in its long form; empty when it is not known. */
  public String of(HttpServerRequest request) {
    SocketAddress peer = request.connection().remoteAddress();
    InetAddress address =
        peer == null || peer.hostAddress() == null ? null : parse(peer.hostAddress());
    return address == null
        ? ""
        : client(address, request.headers().getAll(HEADER)).getHostAddress();
  }

  /** Each proxy adds whom it has the request from: the last that is no proxy of ours is it. */
  InetAddress client(InetAddress peer, List<String> forwarded) {
    InetAddress address = peer;
    String rest = String.join(",", forwarded);
    while (!rest.isEmpty() && trusted.contain(address)) {
      int comma = rest.lastIndexOf(',');
      InetAddress named = address(rest.substring(comma + 1).strip());
      if (named == null) {
        return address;
      }
      address = named;
      rest = rest.substring(0, Math.max(0, comma));
    }
    return address;
  }

  private static InetAddress address(String named) {
    Matcher parts = ADDRESS.matcher(named);
    if (!parts.matches()) {
      return parse(named);
    }
    return parse(parts.group(1) == null ? parts.group(2) : parts.group(1));
  }

  /** Without the network card of an address; null for what is none. */
  private static InetAddress parse(String text) {
    byte[] bytes = Inet.parseInetAddressToBytes(text.replaceFirst("%.*", ""));
    try {
      return bytes == null ? null : InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }
}
