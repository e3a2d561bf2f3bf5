package org.reperio.worker.cli;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How much of how much is done: a bar on a terminal, else a line now and then. */
public final class Progress implements AutoCloseable {

  private static final int BAR_MILLIS = 250;
  private static final int LINE_MILLIS = 5_000;
  private static final int LINE_WIDTH = 100;
  private static final long MEGABYTE = 1_000_000;

  private final ProgressBar bar;

  private Progress(String task, long total, String unit, long unitSize, Terminal terminal) {
    var builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(unit, unitSize)
            .setStyle(ProgressBarStyle.ASCII)
            .showSpeed();
    this.bar =
        terminal.isInteractive()
            ? builder.setUpdateIntervalMillis(BAR_MILLIS).build()
            : builder
                .setUpdateIntervalMillis(LINE_MILLIS)
                .setConsumer(new DelegatingProgressBarConsumer(terminal::note, LINE_WIDTH))
                .build();
  }

  /** Of records. */
  public static Progress ofRecords(String task, long total, Terminal terminal) {
    return new Progress(task, total, " records", 1, terminal);
  }

  /**
   * Of bytes, shown in megabytes.
   *
   * @param total bytes, or -1 when nobody can tell
   */
  public static Progress ofBytes(String task, long total, Terminal terminal) {
    return new Progress(task, total, " MB", MEGABYTE, terminal);
  }

  /** May be called from several threads. */
  public void add(long units) {
    bar.stepBy(units);
  }

  @Override
  public void close() {
    bar.close();
  }
}
