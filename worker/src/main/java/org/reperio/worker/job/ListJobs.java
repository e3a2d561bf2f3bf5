package org.reperio.worker.job;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reperio.access.Identity;
import org.reperio.job.Job;
import org.reperio.job.JobPlanning;
import org.reperio.job.Jobs;
import org.reperio.job.Run;
import org.reperio.job.RunStatus;
import org.reperio.job.Schedule;
import org.reperio.job.Task;
import org.reperio.worker.cli.Table;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "list",
    description = "Lists the jobs, when they are due, and how their newest runs stand.",
    footer = {"  reperio jobs list", "  reperio jobs list --json"})
public class ListJobs implements Runnable {

  private final Jobs jobs;
  private final JobPlanning planning;
  private final Tasks tasks;
  private final Terminal terminal;

  @Option(names = "--json", description = Terminal.JSON)
  private boolean json;

  public ListJobs(Jobs jobs, JobPlanning planning, Tasks tasks, Terminal terminal) {
    this.jobs = jobs;
    this.planning = planning;
    this.tasks = tasks;
    this.terminal = terminal;
  }

  /**
   * @param schedule null when it is only run on request
   * @param nextRun null when that is never, or no worker has planned it yet
   * @param run the newest, null when there is none
   */
  private record Line(
      String job,
      String description,
      String schedule,
      Instant nextRun,
      UUID run,
      RunStatus status,
      Instant started) {}

  @Override
  public void run() {
    Map<UUID, Jobs.Overview> kept =
        jobs.all(Identity.ofSystem()).stream()
            .collect(Collectors.toMap(overview -> overview.job().id, Function.identity()));
    List<Line> lines =
        Stream.concat(
                tasks.byName().values().stream()
                    .filter(task -> !kept.containsKey(Job.idOf(task.name())))
                    .map(this::line),
                kept.values().stream().map(this::line))
            .sorted(java.util.Comparator.comparing(Line::job))
            .toList();
    var table = new Table("JOB", "SCHEDULE", "NEXT RUN", "NEWEST RUN", "STATUS", "WHAT IT DOES");
    for (Line line : lines) {
      table.row(
          line.job(),
          line.schedule(),
          line.nextRun(),
          line.started(),
          line.status(),
          line.description());
    }
    terminal.list(json, lines, table);
  }

  private Line line(Task task) {
    return new Line(
        task.name(),
        task.description(),
        planning.usual(task).map(Schedule::toString).orElse(null),
        null,
        null,
        null,
        null);
  }

  private Line line(Jobs.Overview overview) {
    Job job = overview.job();
    Optional<Schedule> usual = tasks.find(job.task).flatMap(planning::usual);
    Optional<Run> last = overview.last();
    return new Line(
        job.title,
        job.description,
        planning.scheduleOf(job, usual).map(Schedule::toString).orElse(null),
        job.nextRun,
        last.map(run -> run.id).orElse(null),
        last.map(run -> run.status).orElse(null),
        last.map(run -> run.started).orElse(null));
  }
}
