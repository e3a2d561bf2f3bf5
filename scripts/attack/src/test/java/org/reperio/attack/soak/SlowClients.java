package org.reperio.attack.soak;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.reperio.attack.Wire;
import org.reperio.product.Product;

/** Connections that send a byte now and then, and are replaced when they are closed. */
final class SlowClients implements AutoCloseable {

  private static final int COUNT = 40;
  private static final String BEGINNING =
      """
      POST /api/records HTTP/1.1\r
      Host: localhost\r
      Content-Type: application/json\r
      Content-Length: 100000\r
      \r
      {""";

  private final Product product;
  private final List<Wire> wires = new ArrayList<>();
  private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

  SlowClients(Product product) {
    this.product = product;
  }

  void begin() {
    clock.scheduleWithFixedDelay(this::round, 0, 1, TimeUnit.SECONDS);
  }

  private void round() {
    wires.removeIf(wire -> !goesOn(wire));
    try {
      while (wires.size() < COUNT) {
        wires.add(Wire.encrypted(product.site().getPort()).send(BEGINNING));
      }
    } catch (IOException e) {
      // Refused for now: the next round tries again.
    }
  }

  private static boolean goesOn(Wire wire) {
    try {
      wire.send(" ");
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    clock.shutdown();
    if (!clock.awaitTermination(1, TimeUnit.MINUTES)) {
      throw new IllegalStateException("a slow client hangs");
    }
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
