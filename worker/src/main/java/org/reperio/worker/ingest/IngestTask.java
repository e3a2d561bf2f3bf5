package org.reperio.worker.ingest;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.reperio.access.Identity;
import org.reperio.account.Account;
import org.reperio.account.Accounts;
import org.reperio.community.Communities;
import org.reperio.job.Arguments;
import org.reperio.job.LogLevel;
import org.reperio.job.Parameter;
import org.reperio.job.RunContext;
import org.reperio.job.Task;

/** Takes records in from files as a job. The files are those of the machine that runs it. */
@ApplicationScoped
public class IngestTask implements Task {

  private final Ingest ingest;
  private final Accounts accounts;
  private final Communities communities;

  public IngestTask(Ingest ingest, Accounts accounts, Communities communities) {
    this.ingest = ingest;
    this.accounts = accounts;
    this.communities = communities;
  }

  @Override
  public String name() {
    return "ingest";
  }

  @Override
  public String description() {
    return "Takes records in from files and publishes them.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        Parameter.required("file", "The files to read, on the worker's machine; several allowed."),
        Parameter.required("format", "The format of the files."),
        Parameter.optional("source", "The name of the source; the format's when absent."),
        Parameter.optional("owner", "The owner's email; the first administrator when absent."),
        Parameter.optional("community", "A community that the records join; several allowed."),
        Parameter.optional("batch", "Records in one transaction."),
        Parameter.optional("limit", "Stop after so many records of the source."),
        Parameter.optional("report", "The file for rejected records and notes on others."),
        Parameter.optional("keep_ids", "Whether the records keep their identifiers."),
        Parameter.optional("content", "The folder of the records' files, with keep_ids."),
        Parameter.optional("users", "The file of the records' owners, with keep_ids."),
        Parameter.optional("communities", "The file of their communities, with keep_ids."));
  }

  @Override
  public void run(RunContext context) throws IOException, InterruptedException {
    IngestSummary summary = run(request(context.arguments()), context, counts -> {});
    context.log(LogLevel.INFO, summary.toString());
  }

  /**
   * Ingests.
   *
   * @param shown told how far it is after each batch
   */
  IngestSummary run(IngestRequest request, RunContext context, Consumer<IngestCounts> shown)
      throws IOException, InterruptedException {
    var reported = new IngestCounts[] {IngestCounts.none(0)};
    return ingest.run(
        request,
        counts -> {
          IngestCounts before = reported[0];
          reported[0] = counts;
          context.done(
              counts.created() - before.created(),
              counts.updated() + counts.unchanged() - before.updated() - before.unchanged(),
              counts.rejected() - before.rejected());
          shown.accept(counts);
          context.stopIfCancelled();
        });
  }

  /**
   * The request of these arguments.
   *
   * @throws IllegalArgumentException when that cannot be
   */
  IngestRequest request(Arguments arguments) {
    String format =
        arguments
            .text("format")
            .orElseThrow(() -> new IllegalArgumentException("The format is missing."));
    return new IngestRequest(
        new IngestRequest.Origin(
            format,
            arguments.text("source").orElse(format),
            arguments.list("file").stream().map(Path::of).toList()),
        owner(arguments.text("owner")),
        known(arguments.list("community")),
        arguments.text("batch").map(Integer::valueOf).orElse(IngestRequest.USUAL_BATCH),
        arguments.text("limit").map(Long::valueOf),
        false,
        arguments.text("report").map(Path::of),
        moving(arguments));
  }

  private static Optional<Moving> moving(Arguments arguments) {
    var moving =
        new Moving(
            arguments.text("content").map(Path::of),
            arguments.text("users").map(Path::of),
            arguments.text("communities").map(Path::of));
    if (arguments.isSet("keep_ids")) {
      return Optional.of(moving);
    }
    if (moving.equals(Moving.NOTHING)) {
      return Optional.empty();
    }
    throw new IllegalArgumentException(Moving.WITHOUT_IDS);
  }

  /** The owner's account, with the power that whoever starts a job has. */
  private Identity owner(Optional<String> email) {
    Account account =
        email
            .map(
                address ->
                    accounts
                        .find(address)
                        .orElseThrow(
                            () ->
                                new IllegalArgumentException(
                                    "There is no account " + address + ".")))
            .orElseGet(this::firstAdministrator);
    return Identity.ofSystemFor(account.id(), account.roles());
  }

  private Account firstAdministrator() {
    return accounts.all(Identity.ofSystem()).stream()
        .filter(one -> one.active() && one.identity().isAdministrator())
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "There is no administrator to own the records; name an account with"
                        + " --owner."));
  }

  private List<String> known(List<String> slugs) {
    for (String slug : slugs) {
      if (communities.find(slug).isEmpty()) {
        throw new IllegalArgumentException("There is no community \"" + slug + "\".");
      }
    }
    return slugs;
  }
}
