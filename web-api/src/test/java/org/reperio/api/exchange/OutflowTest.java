package org.reperio.api.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Pace;
import org.reperio.test.LocalServer;

class OutflowTest {

  private static final int SIZE = 12 * 1024 * 1024 + 345;

  private final byte[] content = new byte[SIZE];
  private final Budget places = new Budget("downloads", 10, 10);
  private final CountDownLatch closed = new CountDownLatch(1);
  private Vertx vertx;
  private LocalServer server;

  @BeforeEach
  void listen() throws Exception {
    new Random(1).nextBytes(content);
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            http -> {
              if (http.request().path().equals("/sized")) {
                http.response().putHeader("Content-Length", Integer.toString(SIZE));
              }
              long patience = http.request().path().equals("/watched") ? 1000 : 60_000;
              http.request().connection().closeHandler(ended -> closed.countDown());
              new Outflow(
                      http,
                      vertx.getOrCreateContext(),
                      new ByteArrayInputStream(content),
                      places.one("one"),
                      new Pieces(vertx, 2, 1 << 20))
                  .begin(new Pace.Least(patience, 4096));
            });
    server = new LocalServer(vertx, router);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  /** Room is told of more often than it is waited for, and a piece must not be read twice. */
  @Test
  void everyByteComesInItsPlaceAtAnyPace() throws Exception {
    for (String path : new String[] {"/sized", "/chunked"}) {
      for (int pause : new int[] {0, 1, 5}) {
        var read = new byte[SIZE];
        int length = 0;
        URL address = new URL("http://localhost:" + server.port() + path);
        try (InputStream in = address.openStream()) {
          for (int got = 0;
              got >= 0;
              got = in.read(read, length, Math.min(50_000, SIZE - length))) {
            length += got;
            if (length == SIZE) {
              assertThat(in.read()).isEqualTo(-1);
              break;
            }
            Thread.sleep(length % 7 == 0 ? pause : 0);
          }
        }
        assertThat(length).isEqualTo(SIZE);
        assertThat(read).isEqualTo(content);
      }
    }
    assertThat(places.spent()).isZero();
  }

  /** What it has not taken yet does not keep the connection. */
  @Test
  void aReaderWhoTakesNothingIsDisconnected() throws Exception {
    try (var reader = new Socket()) {
      reader.setReceiveBufferSize(4096);
      reader.connect(new InetSocketAddress("localhost", server.port()));
      reader
          .getOutputStream()
          .write("GET /watched HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(places.spent()).isZero();
  }
}
