package org.reperio.worker.ingest;

import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * A bar on a terminal, by bytes of the files: the number of records in them is not known before.
 */
final class BarDisplay implements IngestDisplay {

  private static final long MEBIBYTE = 1024 * 1024;
  private static final int UPDATE_MILLISECONDS = 200;

  private final ProgressBar bar;
  private final long begin = System.nanoTime();

  BarDisplay(PrintStream out, long totalBytes) {
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("Ingest")
            .setStyle(ProgressBarStyle.ASCII)
            .setInitialMax(totalBytes)
            .setUnit(" MiB", MEBIBYTE)
            .setUpdateIntervalMillis(UPDATE_MILLISECONDS)
            .setConsumer(new ConsoleProgressBarConsumer(out))
            .build();
  }

  @Override
  public void accept(IngestCounts counts) {
    double seconds = Math.max((System.nanoTime() - begin) / 1e9, 1e-3);
    bar.stepTo(counts.bytes());
    bar.setExtraMessage(
        String.format(
            Locale.ROOT,
            "%d read, %d rejected, %.0f/s",
            counts.read(),
            counts.rejected(),
            counts.read() / seconds));
  }

  @Override
  public void close() {
    bar.close();
  }
}
