package org.reperio.worker.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.reperio.file.FileCollector;
import org.reperio.file.FileSettings;
import org.reperio.job.LogLevel;
import org.reperio.job.Parameter;
import org.reperio.job.RunContext;
import org.reperio.job.Schedule;
import org.reperio.job.Task;

/** Deletes content that no file has any more. */
@ApplicationScoped
public class CollectionTask implements Task {

  private static final Duration EVERY = Duration.ofHours(1);

  private final FileCollector collector;
  private final Duration grace;

  public CollectionTask(FileCollector collector, FileSettings settings) {
    this.collector = collector;
    this.grace = settings.collect().grace();
  }

  @Override
  public String name() {
    return "file-collection";
  }

  @Override
  public String description() {
    return "Deletes content that no file has any more, and what broken uploads have left.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.optional("grace", "How long content stays that nobody needs, such as P7D."));
  }

  @Override
  public Optional<Schedule> schedule() {
    return Optional.of(new Schedule.Interval(EVERY));
  }

  @Override
  public void run(RunContext context) throws IOException {
    collect(context, context.arguments().text("grace").map(Duration::parse).orElse(grace));
  }

  /** How long content usually stays. */
  Duration usualGrace() {
    return grace;
  }

  FileCollector.Collected collect(RunContext context, Duration grace) throws IOException {
    FileCollector.Collected collected = collector.collect(grace, false);
    context.done(0, collected.contents() + collected.leftovers(), 0);
    if (collected.contents() + collected.leftovers() > 0) {
      context.log(
          LogLevel.INFO,
          "Deleted %,d contents of %,d bytes, and %,d leftovers."
              .formatted(collected.contents(), collected.bytes(), collected.leftovers()));
    }
    return collected;
  }
}
