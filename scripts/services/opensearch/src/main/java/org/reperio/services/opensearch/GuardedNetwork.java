package org.reperio.services.opensearch;

import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.util.Map;
import java.util.function.Supplier;
import org.opensearch.Version;
import org.opensearch.common.network.NetworkService;
import org.opensearch.common.settings.ClusterSettings;
import org.opensearch.common.settings.Settings;
import org.opensearch.common.util.BigArrays;
import org.opensearch.common.util.PageCacheRecycler;
import org.opensearch.core.common.io.stream.NamedWriteableRegistry;
import org.opensearch.core.common.transport.BoundTransportAddress;
import org.opensearch.core.common.transport.TransportAddress;
import org.opensearch.core.indices.breaker.CircuitBreakerService;
import org.opensearch.core.xcontent.NamedXContentRegistry;
import org.opensearch.http.HttpServerTransport;
import org.opensearch.http.netty4.Netty4HttpServerTransport;
import org.opensearch.telemetry.tracing.Tracer;
import org.opensearch.threadpool.ThreadPool;
import org.opensearch.transport.SharedGroupFactory;
import org.opensearch.transport.Transport;
import org.opensearch.transport.netty4.Netty4Transport;

/**
 * The node's network: HTTP with a {@link Guard} before it, and no port for other nodes, which would
 * do what anybody says who connects to it.
 */
public final class GuardedNetwork extends NettyModule {
  private final String username = System.getenv("ENGINE_USERNAME");
  private final String password = System.getenv("ENGINE_PASSWORD");

  /** OpenSearch makes its plug-ins itself, so user and password come from the environment. */
  public GuardedNetwork() {
    if (username == null || password == null || password.isEmpty()) {
      throw new IllegalStateException("ENGINE_USERNAME and ENGINE_PASSWORD have to be set");
    }
  }

  @Override
  public Map<String, Supplier<HttpServerTransport>> getHttpTransports(
      Settings settings,
      ThreadPool threads,
      BigArrays arrays,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedXContentRegistry contents,
      NetworkService network,
      HttpServerTransport.Dispatcher dispatcher,
      ClusterSettings cluster,
      Tracer tracer) {
    SharedGroupFactory groups = new SharedGroupFactory(settings);
    return Map.of(
        NETTY_HTTP_TRANSPORT_NAME,
        () ->
            new Netty4HttpServerTransport(
                settings, network, arrays, threads, contents, dispatcher, cluster, groups, tracer) {
              @Override
              protected ChannelInboundHandlerAdapter createHeaderVerifier() {
                return Guard.of(username, password);
              }
            });
  }

  @Override
  public Map<String, Supplier<Transport>> getTransports(
      Settings settings,
      ThreadPool threads,
      PageCacheRecycler recycler,
      CircuitBreakerService breakers,
      NamedWriteableRegistry writeables,
      NetworkService network,
      Tracer tracer) {
    SharedGroupFactory groups = new SharedGroupFactory(settings);
    return Map.of(
        NETTY_TRANSPORT_NAME,
        () ->
            new Netty4Transport(
                settings,
                Version.CURRENT,
                threads,
                network,
                recycler,
                writeables,
                breakers,
                groups,
                tracer) {
              private final TransportAddress nowhere =
                  new TransportAddress(InetAddress.getLoopbackAddress(), 0);

              @Override
              protected void bindServer(ProfileSettings profile) {
                // No other node: nobody listens.
              }

              @Override
              public BoundTransportAddress boundAddress() {
                return new BoundTransportAddress(new TransportAddress[] {nowhere}, nowhere);
              }
            });
  }
}
