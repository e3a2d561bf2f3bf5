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
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * Gives each connection that the servers of this process accept a {@link HeaderDeadline}. Neither
 * Quarkus nor Vert.x has a setting for that; Vert.x finds this by its service file.
 */
public final class GuardedTransport extends JDKTransport implements VertxServiceProvider {

  /** As in {@link ConnectionSettings}. */
  private static final String SETTING = "reperio.connections.header-deadline";

  /** For servers that are started without the configuration of a service. */
  private static final Duration DEFAULT = Duration.ofSeconds(15);

  @Override
  public void init(VertxBuilder builder) {
    builder.findTransport(this);
  }

  @Override
  public void configure(NetServerOptions options, boolean domainSocket, ServerBootstrap bootstrap) {
    super.configure(options, domainSocket, bootstrap);
    Duration deadline =
        ConfigProvider.getConfig().getOptionalValue(SETTING, Duration.class).orElse(DEFAULT);
    bootstrap.handler(new Accepted(deadline.toMillis()));
  }

  /** What the server's own channel reads are the connections that it accepts. */
  @Sharable
  private static final class Accepted extends ChannelInboundHandlerAdapter {

    private final long milliseconds;

    private Accepted(long milliseconds) {
      this.milliseconds = milliseconds;
    }

    @Override
    public void channelRead(ChannelHandlerContext server, Object message) {
      if (message instanceof Channel connection) {
        connection.pipeline().addLast(new HeaderDeadline(milliseconds));
      }
      server.fireChannelRead(message);
    }
  }
}
