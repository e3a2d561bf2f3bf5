package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.Dependent;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.reperio.access.Identity;
import org.reperio.crosswalk.UnknownFormat;
import org.reperio.job.Arguments;
import org.reperio.worker.cli.Terminal;
import org.reperio.worker.cli.WrongArguments;
import org.reperio.worker.job.RunHere;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Takes records in from files. */
@Dependent
@Command(
    name = "ingest",
    sortOptions = false,
    usageHelpAutoWidth = true,
    description = {
      "Takes records in from files and publishes them.",
      "",
      "Files may be compressed with gzip. An ingest can be interrupted and rerun safely:"
          + " records that are in already and have not changed are left alone, changed ones get a"
          + " new revision. A record that cannot be taken in costs no other; --report writes"
          + " each of them down with its place and the reasons, field by field, and each record"
          + " whose source says more than the metadata has fields for.",
      ""
    },
    optionListHeading = "%nOptions:%n",
    exitCodeListHeading = "%nExit status:%n",
    exitCodeList = {
      "0:All records are in.",
      "1:Some were rejected, or the ingest failed on the way.",
      "2:The command was wrong, or a file cannot be read; nothing was done."
    },
    footerHeading = "%nFormats:%n",
    footer = {
      "  cern-open-data   entries of the CERN Open Data portal, one JSON object a line",
      "  datacite-json    DataCite's REST JSON, schema 4",
      "  datacite-xml     DataCite metadata in XML, kernel 2.2 to 4.7",
      "  inveniordm-json  records as InvenioRDM's REST API serves them",
      "",
      "Examples:",
      "  See what would happen, and why something would be refused:",
      "    reperio ingest --format datacite-xml --dry-run --report rejects.ndjson *.xml",
      "  Take in a catalogue and put it into a community:",
      "    reperio ingest --format cern-open-data --community cern cern-open-data.ndjson.gz",
      "  Two repositories that number their records alike need a name each:",
      "    reperio ingest --format inveniordm-json --source zenodo zenodo.ndjson",
      "    reperio ingest --format inveniordm-json --source caltech caltech.ndjson",
      "  Move in from InvenioRDM with identifiers, files, owners and communities:",
      "    reperio ingest --format inveniordm-json --keep-ids --content files"
          + " --users users.ndjson --communities communities.ndjson records.ndjson",
      "  Try the first hundred records of a large file:",
      "    reperio ingest --format datacite-json --limit 100 dump.ndjson.gz"
    })
public class IngestCommand implements Callable<Integer> {

  private final Ingest ingest;
  private final IngestTask task;
  private final RunHere runs;
  private final Terminal terminal;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "The files to read, one after the other.")
  private List<Path> files;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "The format of the files, see below.")
  private String format;

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description =
          "The name of the source. Source and identifier there make a record the same one when it"
              + " comes again. Default: the format's name.")
  private String source;

  @Option(
      names = "--owner",
      paramLabel = "EMAIL",
      description = "The account that is to own the records. Default: the first administrator.")
  private String owner;

  @Option(
      names = "--community",
      paramLabel = "SLUG",
      description = "A community that the records join; may be given several times.")
  private List<String> slugs = List.of();

  @Option(
      names = "--batch",
      paramLabel = "N",
      defaultValue = "" + IngestRequest.USUAL_BATCH,
      description = "Records in one transaction, 1 to 5000. Default: ${DEFAULT-VALUE}.")
  private int batch;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Stop after so many records of the source.")
  private Long limit;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Write rejected records to this file, and those with notes, a JSON object a line: file,"
              + " position, source_id, and errors or notes.")
  private Path report;

  @Option(
      names = "--keep-ids",
      description =
          "The records keep their identifiers, DOIs, versions, times and communities, and deleted"
              + " ones their tombstones: for a repository that moves in. With inveniordm-json.")
  private boolean keepIds;

  @Option(
      names = "--content",
      paramLabel = "FOLDER",
      description =
          "The records' files, FOLDER/RECORD/NAME. A record is refused when one is missing or has"
              + " another size or checksum than it lists. With --keep-ids.")
  private Path content;

  @Option(
      names = "--users",
      paramLabel = "FILE",
      description =
          "The users of the source as its API lists them. Those who have no account here get one,"
              + " and records go to their owners. With --keep-ids.")
  private Path users;

  @Option(
      names = "--communities",
      paramLabel = "FILE",
      description =
          "The communities of the source as its API lists them, each with its members. With"
              + " --keep-ids.")
  private Path communities;

  @Option(names = "--dry-run", description = "Read and validate, but store nothing.")
  private boolean dryRun;

  public IngestCommand(Ingest ingest, IngestTask task, RunHere runs, Terminal terminal) {
    this.ingest = ingest;
    this.task = task;
    this.runs = runs;
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    try {
      IngestSummary summary;
      try (IngestDisplay display = display()) {
        summary = dryRun ? ingest.run(dryRequest(), display) : ingest(display);
      }
      terminal.say(summary.toString());
      return summary.isComplete() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    } catch (UnknownFormat | IllegalArgumentException e) {
      throw new WrongArguments(e.getMessage());
    } catch (NoSuchFileException e) {
      throw new WrongArguments("There is no file " + e.getFile() + ".");
    } catch (AccessDeniedException e) {
      throw new WrongArguments(e.getFile() + " cannot be read or written, or is a folder.");
    } catch (IOException e) {
      throw new WrongArguments(e.getMessage());
    }
  }

  private IngestSummary ingest(IngestDisplay display) throws Exception {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    files.forEach(file -> json.withArray("file").add(file.toString()));
    slugs.forEach(slug -> json.withArray("community").add(slug));
    json.put("format", format).put("batch", batch);
    Optional.ofNullable(source).ifPresent(name -> json.put("source", name));
    Optional.ofNullable(owner).ifPresent(email -> json.put("owner", email));
    Optional.ofNullable(limit).ifPresent(records -> json.put("limit", records));
    Optional.ofNullable(report).ifPresent(file -> json.put("report", file.toString()));
    if (keepIds) {
      json.put("keep_ids", true);
    }
    Optional.ofNullable(content).ifPresent(folder -> json.put("content", folder.toString()));
    Optional.ofNullable(users).ifPresent(file -> json.put("users", file.toString()));
    Optional.ofNullable(communities).ifPresent(file -> json.put("communities", file.toString()));
    var arguments = new Arguments(json);
    // Before there is a run: a command that is wrong leaves none.
    IngestRequest request = task.request(arguments);
    return runs.call(task, arguments, context -> task.run(request, context, display));
  }

  /** Nothing is stored, so nothing is asked of the database. */
  private IngestRequest dryRequest() {
    var moving =
        new Moving(
            Optional.ofNullable(content),
            Optional.ofNullable(users),
            Optional.ofNullable(communities));
    if (!keepIds && !moving.equals(Moving.NOTHING)) {
      throw new IllegalArgumentException(Moving.WITHOUT_IDS);
    }
    return new IngestRequest(
        new IngestRequest.Origin(format, source == null ? format : source, files),
        Identity.ofSystem(),
        List.of(),
        batch,
        Optional.ofNullable(limit),
        true,
        Optional.ofNullable(report),
        keepIds ? Optional.of(moving) : Optional.empty());
  }

  private IngestDisplay display() throws IOException {
    long total = 0;
    for (Path file : files) {
      total += Files.isRegularFile(file) ? Files.size(file) : 0;
    }
    return Ansi.AUTO.enabled()
        ? new BarDisplay(System.err, total)
        : new LineDisplay(System.err, System::nanoTime);
  }
}
