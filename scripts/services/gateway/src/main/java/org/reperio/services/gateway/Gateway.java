package org.reperio.services.gateway;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.net.impl.ConnectionBase;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * The front door of a single machine: ends TLS and hands each request on to web-api or web-ui.
 * Bodies stream through in both directions. In a cluster HAProxy and nginx stand in its place.
 */
public final class Gateway {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String ADD_ONS = "REPERIO_FRONT_DOOR_PATHS";
  private static final int CONNECT_TIMEOUT_MS = 2000;
  private static final int KEEP_ALIVE_S = 30;

  /** Bytes a client may send ahead; with HTTP/2's default of 64 KiB an upload crawls. */
  private static final int UPLOAD_WINDOW = 1024 * 1024;

  /** Requests that a client may take back in a minute; each has cost work. */
  private static final int RESETS = 200;

  private Gateway() {}

  /**
   * Runs until standard input ends or the process is told to stop. The key store's password comes
   * from the environment variable {@code KEY_STORE_PASSWORD}, the bounds from others.
   *
   * @param args address and port to listen on, the PKCS12 key store, the ports of web-api and
   *     web-ui
   */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    PfxOptions certificate =
        new PfxOptions().setPath(args[2]).setPassword(System.getenv("KEY_STORE_PASSWORD"));
    try {
      Routes routes =
          Routes.of(
              origin(vertx, "web-api", Integer.parseInt(args[3])),
              origin(vertx, "web-ui", Integer.parseInt(args[4])),
              System.getenv().getOrDefault(ADD_ONS, ""));
      listen(
              vertx,
              SocketAddress.inetSocketAddress(Integer.parseInt(args[1]), args[0]),
              certificate,
              routes,
              Limits.of(System.getenv()))
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      System.out.println("the front door cannot be opened: " + e.getCause().getMessage());
      System.exit(1);
    } catch (IllegalArgumentException e) {
      System.out.println("the front door cannot be opened: " + e.getMessage());
      System.exit(1);
    }
    // The supervisor holds the other end: it ends when the supervisor does, however it ended.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** The service that listens on a port of this machine. */
  static Origin origin(Vertx vertx, String name, int port) {
    SocketAddress address = SocketAddress.inetSocketAddress(port, LOOPBACK);
    return new Origin(name, address, new Pulse(vertx, address));
  }

  /** Opens the door; port 0 takes a free one. */
  static Future<HttpServer> listen(
      Vertx vertx, SocketAddress where, PfxOptions certificate, Routes routes, Limits limits) {
    Door door = new Door(vertx, limits, routes, client(vertx));
    return vertx
        .createHttpServer(options(certificate))
        .connectionHandler(door.connections()::opened)
        .invalidRequestHandler(door::unreadable)
        .requestHandler(door)
        .listen(where);
  }

  private static HttpClient client(Vertx vertx) {
    return vertx
        .httpClientBuilder()
        .with(
            new HttpClientOptions()
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(KEEP_ALIVE_S)
                .setMaxWaitQueueSize(Limits.WAITING)
                .setMaxHeaderSize(Limits.HEADERS)
                .setDecompressionSupported(false))
        .with(new PoolOptions().setHttp1MaxSize(Limits.UPSTREAM))
        .withConnectHandler(Gateway::readOn)
        .build();
  }

  /**
   * A service that refuses a body closes its end while the door still writes. Its answer is on the
   * way then, and is to be read.
   */
  @SuppressWarnings("deprecation")
  private static void readOn(HttpConnection connection) {
    ((ConnectionBase) connection).channel().config().setAutoClose(false);
  }

  private static HttpServerOptions options(PfxOptions certificate) {
    return new HttpServerOptions()
        .setSsl(true)
        .setUseAlpn(true)
        .setMaxInitialLineLength(Limits.LINE)
        .setMaxHeaderSize(Limits.HEADERS)
        .setInitialSettings(
            new Http2Settings()
                .setInitialWindowSize(UPLOAD_WINDOW)
                .setMaxConcurrentStreams(Limits.STREAMS)
                .setMaxHeaderListSize(Limits.HEADERS))
        .setHttp2ConnectionWindowSize(4 * UPLOAD_WINDOW)
        .setHttp2RstFloodMaxRstFramePerWindow(RESETS)
        .setHttp2RstFloodWindowDuration(60)
        .setHttp2RstFloodWindowDurationTimeUnit(TimeUnit.SECONDS)
        .setPfxKeyCertOptions(certificate)
        .setCompressionSupported(false);
  }
}
