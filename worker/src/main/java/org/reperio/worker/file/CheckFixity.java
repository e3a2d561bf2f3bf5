package org.reperio.worker.file;

import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.reperio.file.Fixity;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "fixity",
    description = {
      "Says which stored content is not what it was.",
      "With --run, first checks what is due: reads it and compares its SHA-256.",
      "The workers do so all the time, slowly. Ends with status 1 when something is wrong."
    },
    footer = {"  reperio files fixity", "  reperio files fixity --run --all"})
public class CheckFixity implements Runnable {

  private final Fixity fixity;
  private final Terminal terminal;
  private final Duration interval;

  @Option(names = "--run", description = "Checks before, as fast as the storage gives.")
  private boolean run;

  @Option(
      names = "--all",
      description = "With --run: checks everything, also what was checked lately.")
  private boolean all;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public CheckFixity(
      Fixity fixity,
      Terminal terminal,
      @ConfigProperty(name = "reperio.files.fixity.interval", defaultValue = "P90D")
          Duration interval) {
    this.fixity = fixity;
    this.terminal = terminal;
    this.interval = interval;
  }

  @Override
  public void run() {
    if (run) {
      check();
    }
    Fixity.Report report = fixity.report();
    if (json) {
      terminal.json(report);
    } else {
      print(report);
    }
    if (!report.problems().isEmpty()) {
      throw new CommandFailure(
          "%,d contents are not what they were.".formatted(report.problems().size()));
    }
  }

  private void check() {
    // What is checked while this runs is not due again.
    long start = System.nanoTime();
    long contents = 0;
    long bytes = 0;
    Optional<Fixity.Result> result;
    do {
      Duration age = all ? Duration.ofNanos(System.nanoTime() - start) : interval;
      result = fixity.checkNext(age, Long.MAX_VALUE / 4, () -> false);
      if (result.isPresent()) {
        contents++;
        bytes += result.get().size();
      }
    } while (result.isPresent());
    terminal.note("Checked %,d contents of %s.".formatted(contents, Table.bytes(bytes)));
  }

  private void print(Fixity.Report report) {
    terminal.say(
        "%,d contents, %,d of them checked%s."
            .formatted(
                report.contents(),
                report.checked(),
                report.oldest() == null ? "" : ", the oldest check at " + report.oldest()));
    if (!report.problems().isEmpty()) {
      var table = new Table("SHA-256", "OUTCOME", "CHECKED", "FILES", "DETAIL");
      report
          .problems()
          .forEach(
              problem ->
                  table.row(
                      problem.sha256(),
                      problem.outcome(),
                      problem.checked(),
                      String.join(", ", problem.files()),
                      problem.detail()));
      terminal.table(table);
    }
  }
}
