package org.reperio.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.health.Draining;
import org.reperio.limit.ClientAddress;
import org.reperio.limit.ConnectionSettings;
import org.reperio.test.LocalServer;

class ConnectionsTest {

  private static final int LARGE = 32 * 1024 * 1024;

  private final List<Socket> sockets = new ArrayList<>();
  private final Draining draining = new Draining(() -> Duration.ofSeconds(5));
  private Vertx vertx;
  private LocalServer server;

  @BeforeEach
  void listen() throws Exception {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ConnectionSettings.class)
            .withMapping(ExchangeSettings.class)
            .withConverter(MemorySize.class, 100, new MemorySizeConverter())
            .withSources(
                new PropertiesConfigSource(
                    Map.of(
                        "reperio.connections.keep-alive", "PT1S",
                        "reperio.exchange.patience", "PT2S",
                        "reperio.exchange.downloads.at-once-each", "2"),
                    "test",
                    500))
            .build();
    ConnectionSettings settings = config.getConfigMapping(ConnectionSettings.class);
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    var connections =
        new Connections(
            vertx,
            settings,
            config.getConfigMapping(ExchangeSettings.class),
            new ClientAddress(settings),
            draining);
    router.route().order(Integer.MIN_VALUE).handler(http -> tell(connections, http));
    router.get("/large").handler(http -> http.response().end(Buffer.buffer(new byte[LARGE])));
    router.get("/worker").handler(http -> http.response().end("worker"));
    router
        .get("/long")
        .handler(http -> http.vertx().setTimer(2500, late -> http.response().end("long")));
    router.post("/refused").handler(http -> http.response().setStatusCode(413).end("refused"));
    router.get("/short").handler(http -> http.response().end("short"));
    server = new LocalServer(vertx, router);
  }

  /** Of one answer it is told late that it has ended, as by a worker that is held up. */
  private static void tell(Connections connections, RoutingContext http) {
    HttpServerRequest request = http.request();
    long late = request.path().equals("/worker") ? 300 : 1;
    http.addHeadersEndHandler(ignored -> connections.answer(request));
    http.addEndHandler(ended -> http.vertx().setTimer(late, ignored -> connections.end(request)));
    connections.begin(request, http::next);
  }

  private static void pause(long milliseconds) {
    try {
      Thread.sleep(milliseconds);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @AfterEach
  void close() throws Exception {
    for (Socket socket : sockets) {
      socket.close();
    }
    server.close();
  }

  private Socket send(String... paths) throws IOException {
    var socket = new Socket();
    sockets.add(socket);
    socket.setReceiveBufferSize(4096);
    socket.setSoTimeout(10_000);
    socket.connect(new InetSocketAddress("localhost", server.port()));
    for (String path : paths) {
      ask(socket, path);
    }
    return socket;
  }

  private static void ask(Socket socket, String path) throws IOException {
    socket
        .getOutputStream()
        .write("GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n".formatted(path).getBytes(US_ASCII));
  }

  private static String rest(Socket socket) throws IOException {
    return new String(socket.getInputStream().readAllBytes(), US_ASCII);
  }

  @Test
  void aConnectionRestsNoLongerThanItMay() throws IOException {
    long begun = System.nanoTime();
    assertThat(rest(send("/short"))).endsWith("short");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isBetween(900L, 3000L);
  }

  /** A proxy keeps connections, and would send the next request to a service that is gone. */
  @Test
  void aServiceThatEndsHasEachConnectionClosed() throws IOException {
    Socket kept = send("/short");
    assertThat(head(kept)).contains("200").doesNotContain("connection: close");
    draining.begin(new ShutdownDelayInitiatedEvent());
    ask(kept, "/short");
    long begun = System.nanoTime();
    assertThat(rest(kept).toLowerCase(Locale.ROOT)).contains("connection: close").endsWith("short");
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(900);
  }

  /** The head of an answer and "short", which is all that comes. */
  private static String head(Socket socket) throws IOException {
    var read = new StringBuilder();
    while (!read.toString().endsWith("short")) {
      read.append((char) socket.getInputStream().read());
    }
    return read.toString().toLowerCase(Locale.ROOT);
  }

  @Test
  void aConnectionWhoseBodyWasRefusedRestsNoLongerEither() throws IOException {
    Socket socket = send();
    String request = "POST /refused HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\n\r\nbody";
    socket.getOutputStream().write(request.getBytes(US_ASCII));
    assertThat(rest(socket)).endsWith("refused");
  }

  /** The time of rest is over before the second answer is: it must not have begun by then. */
  @Test
  void whatHasBegunMeanwhileIsNoRest() throws IOException {
    assertThat(rest(send("/worker", "/long"))).contains("worker").endsWith("long");
  }

  @Test
  void readersWhoTakeNothingAreAFewAndNotForLong() throws Exception {
    Socket first = send("/large");
    Socket second = send("/large");
    assertThat(first.getInputStream().read()).isEqualTo('H');
    assertThat(second.getInputStream().read()).isEqualTo('H');
    long begun = System.nanoTime();
    Socket third = send("/large");
    assertThat(isCutShort(third)).as("one more reader").isTrue();
    assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun)).isLessThan(1500);
    pause(3500);
    assertThat(isCutShort(first)).as("a reader who was too slow").isTrue();
    assertThat(send("/large").getInputStream().readNBytes(LARGE).length).isEqualTo(LARGE);
  }

  /** Whether the answer ends before it is whole. */
  private static boolean isCutShort(Socket socket) throws IOException {
    try {
      return socket.getInputStream().readAllBytes().length < LARGE;
    } catch (SocketException e) {
      return true;
    }
  }
}
