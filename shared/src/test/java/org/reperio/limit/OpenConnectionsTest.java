package org.reperio.limit;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.embedded.EmbeddedChannel;
import io.smallrye.common.net.Inet;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenConnectionsTest {

  private static InetAddress address(String text) {
    return Inet.parseInetAddressOrFail(text);
  }

  @Test
  void oneAddressHasSoMany() {
    var open = new OpenConnections(2);
    assertThat(open.take(address("192.0.2.1"))).isTrue();
    assertThat(open.take(address("192.0.2.1"))).isTrue();
    assertThat(open.take(address("192.0.2.1"))).isFalse();
    assertThat(open.take(address("192.0.2.2"))).isTrue();
    open.giveBack(address("192.0.2.1"));
    assertThat(open.take(address("192.0.2.1"))).isTrue();
    assertThat(open.take(address("192.0.2.1"))).isFalse();
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    var open = new OpenConnections(1);
    assertThat(open.take(address("2001:db8:1:2::1"))).isTrue();
    assertThat(open.take(address("2001:db8:1:2:ffff::9"))).isFalse();
    assertThat(open.take(address("2001:db8:1:3::1"))).isTrue();
  }

  /** A connection from an address. */
  private static final class From extends EmbeddedChannel {

    private final transient InetAddress address;

    private From(String address) {
      this.address = address(address);
    }

    @Override
    protected SocketAddress remoteAddress0() {
      return address == null ? null : new InetSocketAddress(address, 50_000);
    }
  }

  @Test
  void whatIsTooManyIsClosedAndProxiesAreNotCounted() {
    var accepted =
        new GuardedTransport.Accepted(
            1000, new OpenConnections(1), TrustedProxies.of(List.of("127.0.0.1")));
    var server = new EmbeddedChannel(accepted);
    var first = new From("192.0.2.1");
    var second = new From("192.0.2.1");
    assertThat(server.writeInbound(first)).isTrue();
    assertThat(first.pipeline().get(HeaderDeadline.class)).isNotNull();
    server.writeInbound(second);
    assertThat(second.isOpen()).isFalse();
    assertThat(server.inboundMessages()).containsExactly(first);
    server.writeInbound(new From("127.0.0.1"), new From("127.0.0.1"));
    assertThat(server.inboundMessages()).hasSize(3);
    first.close();
    first.runPendingTasks();
    server.writeInbound(new From("192.0.2.1"));
    assertThat(server.inboundMessages()).hasSize(4);
  }
}
