package org.reperio.services.gateway;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.httpproxy.HttpProxy;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.CompletionException;

/**
 * The front door of a single machine: ends TLS and hands each request on to web-api or web-ui.
 * Bodies stream through in both directions. In a cluster HAProxy and nginx stand in its place.
 */
public final class Gateway {
  private static final String LOOPBACK = "127.0.0.1";
  private static final int CONNECTIONS_PER_SERVICE = 512;
  private static final int CONNECT_TIMEOUT_MS = 2000;
  private static final int KEEP_ALIVE_S = 30;

  /** Bytes a client may send ahead; with HTTP/2's default of 64 KiB an upload crawls. */
  private static final int UPLOAD_WINDOW = 1024 * 1024;

  private Gateway() {}

  /**
   * Runs until standard input ends or the process is told to stop. The key store's password comes
   * from the environment variable {@code KEY_STORE_PASSWORD}.
   *
   * @param args address and port to listen on, the PKCS12 key store, the ports of web-api and
   *     web-ui
   */
  public static void main(String[] args) throws IOException {
    Vertx vertx = Vertx.vertx(new VertxOptions().setPreferNativeTransport(false));
    Routes routes =
        new Routes(
            SocketAddress.inetSocketAddress(Integer.parseInt(args[3]), LOOPBACK),
            SocketAddress.inetSocketAddress(Integer.parseInt(args[4]), LOOPBACK));
    PfxOptions certificate =
        new PfxOptions().setPath(args[2]).setPassword(System.getenv("KEY_STORE_PASSWORD"));
    try {
      listen(vertx, args[0], Integer.parseInt(args[1]), certificate, routes)
          .toCompletionStage()
          .toCompletableFuture()
          .join();
    } catch (CompletionException e) {
      System.out.println("the front door cannot be opened: " + e.getCause().getMessage());
      System.exit(1);
    }
    // The supervisor holds the other end: it ends when the supervisor does, however it ended.
    System.in.transferTo(OutputStream.nullOutputStream());
    System.exit(0);
  }

  /** Opens the door; {@code port} 0 takes a free one. */
  static io.vertx.core.Future<HttpServer> listen(
      Vertx vertx, String host, int port, PfxOptions certificate, Routes routes) {
    HttpClient client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_SERVICE)
                .setConnectTimeout(CONNECT_TIMEOUT_MS)
                .setKeepAliveTimeout(KEEP_ALIVE_S)
                .setDecompressionSupported(false));
    HttpProxy proxy =
        HttpProxy.reverseProxy(client)
            .originSelector(
                request -> io.vertx.core.Future.succeededFuture(routes.origin(request.path())))
            .addInterceptor(new Unavailable())
            .addInterceptor(new ForwardedHeaders());
    HttpServerOptions options =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setInitialSettings(new Http2Settings().setInitialWindowSize(UPLOAD_WINDOW))
            .setHttp2ConnectionWindowSize(4 * UPLOAD_WINDOW)
            .setPfxKeyCertOptions(certificate)
            .setCompressionSupported(false);
    return vertx.createHttpServer(options).requestHandler(proxy).listen(port, host);
  }
}
