package org.reperio.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.reperio.attack.Python;
import org.reperio.product.Account;
import org.reperio.product.Product;
import org.reperio.product.WholeProduct;

/** However long the product serves at its limits, it takes no more than at the beginning. */
@WholeProduct
@Tag("slow")
@Timeout(value = 4, unit = TimeUnit.HOURS)
class SoakIT {

  private static final int SAMPLES = 120;
  private static final int SAMPLES_FOR_A_HEAP = 12;
  private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("soak.minutes", 20));

  /** Caches fill, pools reach their size, code is compiled. */
  private static final double WARM_UP = 0.3;

  @Test
  void nothingGrows(Product product) throws IOException, InterruptedException {
    Account account = product.account("soak@example.org");
    String record = product.api().publish(account.token(), "A meadow").path("id");
    var probe = new Probe(product);
    var everything = new Curves();
    var judged = new Curves();
    try (var load = new Load(product, account, record);
        var slow = new SlowClients(product)) {
      load.begin();
      slow.begin();
      long begin = System.nanoTime();
      for (int i = 0; i <= SAMPLES; i++) {
        sleepUntil(begin + LENGTH.toNanos() / SAMPLES * i);
        double minute = (System.nanoTime() - begin) / 60e9;
        var values = probe.now();
        if (i % SAMPLES_FOR_A_HEAP == 0) {
          values.putAll(probe.heaps());
        }
        everything.add(minute, values);
        if (i >= WARM_UP * SAMPLES) {
          judged.add(minute, values);
        }
      }
      assertThat(load.failures()).as("of %d rounds", load.answered()).isEmpty();
      assertThat(load.answered()).isGreaterThan(LENGTH.toSeconds());
    } finally {
      draw(everything);
    }
    List<String> growing =
        judged.all().stream()
            .filter(series -> !series.isFlat())
            .map(series -> "%s rises by %.1f".formatted(series, series.rise()))
            .toList();
    assertThat(growing).isEmpty();
  }

  private static void sleepUntil(long due) throws InterruptedException {
    TimeUnit.NANOSECONDS.sleep(Math.max(0, due - System.nanoTime()));
  }

  /** Leaves the table and the charts in the folder target, also of a run that failed. */
  private static void draw(Curves curves) throws IOException, InterruptedException {
    Path table = Python.module().resolve("target/soak/soak.csv");
    curves.write(table);
    Chart.draw(table);
  }
}
