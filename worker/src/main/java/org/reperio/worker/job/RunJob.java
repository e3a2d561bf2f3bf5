package org.reperio.worker.job;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.reperio.access.Identity;
import org.reperio.job.Arguments;
import org.reperio.job.Jobs;
import org.reperio.job.Parameter;
import org.reperio.job.Run;
import org.reperio.job.Task;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "run",
    description = {
      "Has a worker run a job now, and shows how far it is until it ends.",
      "Stopping this command does not stop the run: see 'reperio jobs cancel'."
    },
    footer = {
      "  reperio jobs run fixity",
      "  reperio jobs run index-rebuild model=rdm --detach",
      "",
      "'reperio jobs list' names the jobs."
    })
public class RunJob implements Callable<Integer> {

  private final Jobs jobs;
  private final Tasks tasks;
  private final RunFollowing following;
  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "JOB", description = "Its name.")
  private String name;

  @Parameters(
      index = "1..*",
      paramLabel = "NAME=VALUE",
      description = "An argument of the job; repeat a name to give it several values.")
  private List<String> values = List.of();

  @Option(names = "--detach", description = "Prints the run's id and does not wait for its end.")
  private boolean detach;

  public RunJob(Jobs jobs, Tasks tasks, RunFollowing following, Terminal terminal) {
    this.jobs = jobs;
    this.tasks = tasks;
    this.following = following;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    Task task =
        tasks
            .find(name)
            .orElseThrow(
                () ->
                    new CommandFailure(
                        "There is no job %s; there are %s."
                            .formatted(name, String.join(", ", tasks.byName().keySet()))));
    Run run = jobs.start(Identity.ofSystem(), task, arguments(task));
    if (detach) {
      terminal.say(run.id.toString());
      return 0;
    }
    terminal.note("Run %s waits for a worker.".formatted(run.id));
    return following.follow(run.id);
  }

  private Arguments arguments(Task task) {
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (String value : values) {
      int equals = value.indexOf('=');
      if (equals < 1) {
        throw new CommandFailure(
            "%s is not NAME=VALUE; %s can be told: %s."
                .formatted(
                    value,
                    name,
                    task.parameters().stream()
                        .map(Parameter::name)
                        .collect(Collectors.joining(", "))));
      }
      add(arguments, value.substring(0, equals), value.substring(equals + 1));
    }
    return new Arguments(arguments);
  }

  private static void add(ObjectNode arguments, String name, String value) {
    if (arguments.get(name) instanceof ArrayNode list) {
      list.add(value);
    } else if (arguments.has(name)) {
      String first = arguments.get(name).asText();
      arguments.putArray(name).add(first).add(value);
    } else {
      arguments.put(name, value);
    }
  }
}
