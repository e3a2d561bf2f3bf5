package org.reperio.demo;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.reperio.account.Account;
import org.reperio.record.Outcome;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

@Command(
    name = "load",
    description = {
      "Loads the demonstration set: records with files and versions, communities and accounts.",
      "The command leaves records alone that are already there, so it can be repeated."
    },
    footer = "  reperio demo load")
public class LoadDemo implements Callable<Integer> {

  private static final int BAR_MILLIS = 250;
  private static final int LINE_MILLIS = 5_000;
  private static final int LINE_WIDTH = 100;

  private final DemoSet set;
  private final DemoLoader loader;

  private final Terminal terminal;

  public LoadDemo(DemoSet set, DemoLoader loader, Terminal terminal) {
    this.set = set;
    this.terminal = terminal;
    this.loader = loader;
  }

  @Override
  public Integer call() {
    DemoLoader.Report report;
    try (ProgressBar bar = bar()) {
      report = loader.load(bar::stepBy);
    }
    PrintStream out = terminal.out();
    out.printf("%d communities are there.%n", set.communities().size());
    out.printf(
        "%d records: %d new, %d changed, %d as they were, %d refused.%n",
        set.size(),
        report.outcomes().getOrDefault(Outcome.Kind.CREATED, 0),
        report.outcomes().getOrDefault(Outcome.Kind.UPDATED, 0),
        report.outcomes().getOrDefault(Outcome.Kind.UNCHANGED, 0),
        report.rejected().size());
    out.println("Accounts:");
    for (Account account : report.accounts()) {
      out.printf("  %-32s %s%n", account.email(), String.join(", ", account.roles()));
    }
    out.flush();
    PrintStream err = terminal.err();
    report.rejected().forEach(refused -> err.println(refused.sourceId() + ": " + refused.errors()));
    return report.rejected().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private ProgressBar bar() {
    var builder =
        new ProgressBarBuilder()
            .setTaskName("Demonstration set")
            .setInitialMax(set.size())
            .setUnit(" records", 1)
            .setStyle(ProgressBarStyle.ASCII);
    if (System.console() != null) {
      return builder.setUpdateIntervalMillis(BAR_MILLIS).build();
    }
    PrintStream err = terminal.err();
    return builder
        .setUpdateIntervalMillis(LINE_MILLIS)
        .setConsumer(new DelegatingProgressBarConsumer(err::println, LINE_WIDTH))
        .build();
  }
}
