package org.reperio.worker.search;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.reperio.worker.cli.Terminal;

/** How many records of how many are done: a bar on a terminal, else a line now and then. */
final class RebuildProgress implements AutoCloseable {

  private static final int BAR_MILLIS = 250;
  private static final int LINE_MILLIS = 5_000;
  private static final int LINE_WIDTH = 100;

  private final ProgressBar bar;

  RebuildProgress(String task, long total, Terminal terminal) {
    var builder =
        new ProgressBarBuilder()
            .setTaskName(task)
            .setInitialMax(total)
            .setUnit(" records", 1)
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

  /** May be called from several threads. */
  void add(long records) {
    bar.stepBy(records);
  }

  @Override
  public void close() {
    bar.close();
  }
}
