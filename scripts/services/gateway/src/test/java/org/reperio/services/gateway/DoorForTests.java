package org.reperio.services.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A real front door with a certificate of its own, before services that a test gives it. */
final class DoorForTests implements AutoCloseable {
  private static final String PASSWORD = "testing-only";

  private final Vertx vertx = Vertx.vertx();
  private final PfxOptions certificate;
  private final SSLContext tls;

  DoorForTests(Path folder) throws Exception {
    Path store = folder.resolve("keys.p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "test",
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-keystore",
                store.toString(),
                "-storepass",
                PASSWORD)
            .redirectErrorStream(true)
            .start();
    assertThat(keytool.waitFor()).isZero();
    certificate = new PfxOptions().setPath(store.toString()).setPassword(PASSWORD);
    KeyStore trusted = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry("test", trusted.getCertificate("test"));
    trust.init(certificates);
    tls = SSLContext.getInstance("TLS");
    tls.init(null, trust.getTrustManagers(), null);
  }

  /** A service that answers so; its port. */
  int service(Handler<HttpServerRequest> answer) throws Exception {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(Limits.LINE)
            .setMaxHeaderSize(Limits.HEADERS);
    HttpServer service = await(vertx.createHttpServer(options).requestHandler(answer).listen(0));
    return service.actualPort();
  }

  /** A port at which nobody listens. */
  int nobody() throws Exception {
    HttpServer gone = await(vertx.createHttpServer().requestHandler(request -> {}).listen(0));
    int port = gone.actualPort();
    await(gone.close());
    return port;
  }

  /** Opens a door with the bounds that an environment sets; its port. */
  int open(int api, int ui, Map<String, String> environment) throws Exception {
    Routes routes =
        Routes.of(
            Gateway.origin(vertx, "web-api", api),
            Gateway.origin(vertx, "web-ui", ui),
            "museum, apiary");
    return await(
            Gateway.listen(
                vertx,
                SocketAddress.inetSocketAddress(0, "127.0.0.1"),
                certificate,
                routes,
                Limits.of(environment)))
        .actualPort();
  }

  Vertx vertx() {
    return vertx;
  }

  SSLContext tls() {
    return tls;
  }

  HttpClient client(HttpClient.Version version) {
    return HttpClient.newBuilder().sslContext(tls).version(version).build();
  }

  static URI address(int port, String path) {
    return URI.create("https://localhost:" + port + path);
  }

  static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws Exception {
    await(vertx.close());
  }
}
