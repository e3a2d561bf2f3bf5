package org.reperio.worker.file;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.concurrent.Callable;
import org.reperio.file.Fixity;
import org.reperio.job.Arguments;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.job.RunHere;
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
public class CheckFixity implements Callable<Integer> {

  private final Fixity fixity;
  private final FixityTask task;
  private final RunHere runs;
  private final Terminal terminal;

  @Option(
      names = "--run",
      description =
          "Checks before, as fast as the storage gives: what is due, and what was not what it was.")
  private boolean run;

  @Option(
      names = "--all",
      description = "With --run: checks everything, also what was checked lately.")
  private boolean all;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public CheckFixity(Fixity fixity, FixityTask task, RunHere runs, Terminal terminal) {
    this.fixity = fixity;
    this.task = task;
    this.runs = runs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
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
    return 0;
  }

  private void check() throws Exception {
    // Content checked by this run is not due again.
    long start = System.nanoTime();
    FixityTask.Checked checked =
        runs.call(
            task,
            new Arguments(JsonNodeFactory.instance.objectNode().put("all", all)),
            context ->
                task.check(
                    context,
                    () -> all ? FixityTask.since(start) : task.asked(start),
                    FixityTask.FASTEST));
    terminal.note(
        "Checked %,d contents of %s.".formatted(checked.contents(), Table.bytes(checked.bytes())));
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
