package org.reperio.api.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import jakarta.ws.rs.WebApplicationException;
import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reperio.exchange.Budget;
import org.reperio.exchange.Crowded;
import org.reperio.exchange.Pace;
import org.reperio.file.Incoming;
import org.reperio.test.LocalServer;

/** Bodies that come too slowly, too late, or are too many bytes, whole ones and streamed ones. */
class ArrivalTest {

  private static final long FOR_EVER = 60_000;
  private static final long SOON = 1500;

  /** The outcome of each body: its length, or why it was given up. */
  private final BlockingQueue<Object> outcomes = new LinkedBlockingQueue<>();

  private final Budget memory = new Budget("bytes in bodies", 100, 50);
  private Vertx vertx;
  private LocalServer server;

  /** Counts what comes. */
  private static final class Counted implements Incoming<Object> {

    private long length;

    @Override
    public void write(byte[] bytes, int offset, int count) {
      length += count;
    }

    @Override
    public Object complete() {
      return length;
    }

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() throws Exception {
    vertx = Vertx.vertx();
    Router router = Router.router(vertx);
    router
        .route()
        .handler(
            http -> {
              // As for all bodies, until they are wanted.
              http.request().pause();
              http.next();
            });
    router
        .post("/whole/:deadline/:patience")
        .handler(
            http -> {
              Budget.Share share = memory.share("one");
              tell(
                  new WholeBody(http, Vertx.currentContext(), share, 40)
                      .read(
                          least(http.pathParam("patience")),
                          Long.parseLong(http.pathParam("deadline")))
                      .onComplete(ended -> share.close())
                      .map(whole -> (long) whole.length()));
            });
    router
        .post("/streamed/:patience")
        .handler(
            http ->
                tell(
                    new Inflow<>(
                            http,
                            Vertx.currentContext(),
                            new Counted(),
                            Future::succeededFuture,
                            new Pieces(vertx, 2, 1 << 20))
                        .begin(least(http.pathParam("patience")))));
    server = new LocalServer(vertx, router);
  }

  @AfterEach
  void close() throws Exception {
    server.close();
  }

  private static Pace.Least least(String patience) {
    return new Pace.Least(Long.parseLong(patience), 5);
  }

  private void tell(Future<?> outcome) {
    outcome.onSuccess(outcomes::add).onFailure(outcomes::add);
  }

  /** Sends a head and a text, and then a byte in each quarter of a second. */
  private Object send(String path, int length, String text, int bytes) throws Exception {
    try (var socket = new Socket("localhost", server.port())) {
      write(
          socket,
          "POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Length: %d\r\n\r\n%s"
              .formatted(path, length, text));
      for (int sent = 0; sent < bytes && outcomes.isEmpty(); sent++) {
        Thread.sleep(250);
        write(socket, "x");
      }
      return outcomes.poll(10, TimeUnit.SECONDS);
    }
  }

  private static void write(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(US_ASCII));
  }

  private static void assertTimedOut(Object outcome) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            WebApplicationException.class,
            e -> assertThat(e.getResponse().getStatus()).isEqualTo(408));
  }

  @Test
  void aBodyInTimeIsThere() throws Exception {
    assertThat(send("/whole/%d/%d".formatted(FOR_EVER, FOR_EVER), 8, "12345", 3)).isEqualTo(8L);
    assertThat(send("/streamed/%d".formatted(FOR_EVER), 8, "12345", 3)).isEqualTo(8L);
    assertThat(memory.spent()).isZero();
  }

  @Test
  void aBodyHasADeadlineHoweverSteadyItIs() throws Exception {
    assertTimedOut(send("/whole/%d/%d".formatted(SOON, FOR_EVER), 40, "1", 30));
  }

  @Test
  void aBodyHasToMove() throws Exception {
    assertTimedOut(send("/whole/%d/%d".formatted(FOR_EVER, 1000), 40, "1", 30));
    assertTimedOut(send("/streamed/%d".formatted(1000), 40, "1", 30));
  }

  @Test
  void aBodyHasSoManyBytesAndAllOfOneAskerTogether() throws Exception {
    String path = "/whole/%d/%d".formatted(FOR_EVER, FOR_EVER);
    assertThat(send(path, 41, "x".repeat(41), 0)).isInstanceOf(BodyTooLarge.class);
    try (Budget.Share held = memory.share("one")) {
      held.add(20);
      assertThat(send(path, 31, "x".repeat(31), 0)).isInstanceOf(Crowded.class);
      assertThat(send(path, 30, "x".repeat(30), 0)).isEqualTo(30L);
    }
    assertThat(memory.spent()).isZero();
  }
}
