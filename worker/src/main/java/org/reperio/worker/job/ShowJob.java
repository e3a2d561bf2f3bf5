package org.reperio.worker.job;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.job.Job;
import org.reperio.job.Jobs;
import org.reperio.job.Run;
import org.reperio.job.RunLine;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "show",
    description = "Shows the newest runs of a job, or one run with its log.",
    footer = {
      "  reperio jobs show fixity",
      "  reperio jobs show 0a4f6c1e-5d5b-4b0e-9c5b-0f0a1c2d3e4f"
    })
public class ShowJob implements Runnable {

  private static final int RUNS = 20;

  private final Jobs jobs;
  private final Terminal terminal;

  @Parameters(paramLabel = "JOB|RUN", description = "The name of a job, or the id of a run.")
  private String which;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ShowJob(Jobs jobs, Terminal terminal) {
    this.jobs = jobs;
    this.terminal = terminal;
  }

  private record Line(Instant time, String level, String message) {}

  private record Shown(Run run, List<Line> log) {}

  @Override
  public void run() {
    UUID id = idOf(which);
    if (id == null) {
      showJob();
    } else {
      jobs.run(Identity.ofSystem(), id)
          .ifPresentOrElse(
              this::show,
              () -> {
                throw new CommandFailure("There is no run %s.".formatted(which));
              });
    }
  }

  static UUID idOf(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void showJob() {
    Job job =
        jobs.all(Identity.ofSystem()).stream()
            .map(Jobs.Overview::job)
            .filter(one -> one.title.equals(which))
            .findFirst()
            .orElseThrow(
                () -> new CommandFailure("There is no job %s with a history.".formatted(which)));
    List<Run> runs = jobs.runs(Identity.ofSystem(), job.id, RUNS);
    var table = new Table("RUN", "STATUS", "STARTED", "FINISHED", "ENTRIES", "FAILED", "MESSAGE");
    for (Run run : runs) {
      table.row(
          run.id,
          run.status,
          run.started,
          run.finished,
          run.doneEntries(),
          run.erroredEntries,
          run.message);
    }
    terminal.list(json, runs, table);
  }

  private void show(Run run) {
    List<RunLine> lines = jobs.lines(Identity.ofSystem(), run.id, 0);
    if (json) {
      terminal.json(
          new Shown(
              run,
              lines.stream()
                  .map(line -> new Line(line.created, line.level.toString(), line.message))
                  .toList()));
      return;
    }
    var table = new Table("FIELD", "VALUE");
    table.row("run", run.id);
    table.row("job", run.title);
    table.row("status", run.status);
    table.row("message", run.message);
    table.row("arguments", run.args);
    table.row("attempt", String.valueOf(run.attempt));
    table.row("worker", run.worker);
    table.row("created", run.created);
    table.row("started", run.started);
    table.row("finished", run.finished);
    table.row("entries", RunFollowing.progress(run));
    terminal.table(table);
    for (RunLine line : lines) {
      terminal.say("%s %-7s %s".formatted(line.created, line.level, line.message));
    }
  }
}
