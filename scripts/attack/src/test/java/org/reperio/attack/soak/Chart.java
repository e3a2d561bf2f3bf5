package org.reperio.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.reperio.attack.Python;

/** A drawing of each quantity over time. */
final class Chart {

  private Chart() {}

  /** Draws a table into {@code soak-QUANTITY.svg} beside it. */
  static void draw(Path table) throws IOException, InterruptedException {
    Path log = table.resolveSibling("chart.log");
    int status =
        Python.installed()
            .run(
                log,
                Duration.ofMinutes(2),
                "python",
                List.of(Python.module().resolve("chart.py").toString(), table.toString()));
    assertThat(status).as(Files.readString(log)).isZero();
  }
}
