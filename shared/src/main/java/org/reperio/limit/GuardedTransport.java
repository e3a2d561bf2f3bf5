package org.reperio.limit;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.vertx.core.impl.VertxBuilder;
import io.vertx.core.impl.transports.JDKTransport;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.spi.VertxServiceProvider;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives each connection that the servers of this process accept a {@link HeaderDeadline}, and
 * closes those that are too many from one address. Neither Quarkus nor Vert.x has a setting for
 * that; Vert.x finds this by its service file.
 */
public final class GuardedTransport extends JDKTransport implements VertxServiceProvider {

  /** As in {@link ConnectionSettings}. */
  private static final String SETTINGS = "reperio.connections.";

  /** For servers that are started without the configuration of a service. */
  private static final Duration DEADLINE = Duration.ofSeconds(15);

  private static final int PER_ADDRESS = 1000;

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(this);
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    Config config = ConfigProvider.getConfig();
    bootstrap.handler(
        new Accepted(
            config
                .getOptionalValue(SETTINGS + "header-deadline", Duration.class)
                .orElse(DEADLINE)
                .toMillis(),
            new OpenConnections(
                config
                    .getOptionalValue(SETTINGS + "per-address", Integer.class)
                    .orElse(PER_ADDRESS)),
            TrustedProxies.of(
                config
                    .getOptionalValues(SETTINGS + "trusted-proxies", String.class)
                    .orElse(List.of()))));
  }

  /** What the server's own channel reads are the connections that it accepts. */
  @Sharable
  static final class Accepted extends ChannelInboundHandlerAdapter {

    private final long deadline;
    private final OpenConnections open;
    private final TrustedProxies trusted;

    /**
     * @param deadline milliseconds
     */
    Accepted(long deadline, OpenConnections open, TrustedProxies trusted) {
      this.deadline = deadline;
      this.open = open;
      this.trusted = trusted;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object message) {
      if (message instanceof Channel connection) {
        if (!isWelcome(connection)) {
          connection.unsafe().closeForcibly();
          return;
        }
        connection.pipeline().addLast(new HeaderDeadline(deadline));
      }
      server.fireChannelRead(message);
    }

    private boolean isWelcome(Channel connection) {
      InetAddress address =
          connection.remoteAddress() instanceof InetSocketAddress remote
              ? remote.getAddress()
              : null;
      if (address == null || trusted.contain(address)) {
        return true;
      }
      if (!open.take(address)) {
        return false;
      }
      connection.closeFuture().addListener(closed -> open.giveBack(address));
      return true;
    }
  }
}
