package org.reperio.worker.ingest;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.Crosswalks;
import org.reperio.crosswalk.SourceReader;
import org.reperio.crosswalk.UnknownFormat;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.record.ImportedRecord;
import org.reperio.refusal.FieldError;

/**
 * Takes records in from files. It can be interrupted at any time and rerun safely: what is in
 * already and has not changed is left alone. Records that cannot be taken in cost no others.
 */
@ApplicationScoped
public class Ingest {

  private static final String MODEL = "rdm";

  private final Crosswalks crosswalks;
  private final PatientImport records;
  private final DataModels models;

  public Ingest(Crosswalks crosswalks, PatientImport records, DataModels models) {
    this.crosswalks = crosswalks;
    this.records = records;
    this.models = models;
  }

  /**
   * Ingests the files of a request, one after the other.
   *
   * @param progress told after each batch, on the calling thread
   * @throws UnknownFormat when there is no such crosswalk
   * @throws IOException when a file cannot be read, before anything is stored, or the report cannot
   *     be written
   * @throws InterruptedException when the calling thread is interrupted; whole batches are in
   */
  public IngestSummary run(IngestRequest request, Consumer<IngestCounts> progress)
      throws IOException, InterruptedException {
    Crosswalk crosswalk =
        crosswalks
            .find(request.format())
            .orElseThrow(
                () ->
                    new UnknownFormat(
                        request.format(),
                        crosswalks.all().stream().map(Crosswalk::format).toList()));
    long totalBytes = 0;
    for (Path file : request.files()) {
      totalBytes += readableSize(file);
    }
    long begin = System.nanoTime();
    try (IngestReport report = new IngestReport(request.report());
        SourceReader reader =
            new SourceReader(crosswalk, request.files(), request.batchSize(), request.limit())) {
      IngestCounts counts =
          new IngestRun(request, publisher(request), report, totalBytes, progress).run(reader);
      return new IngestSummary(
          counts, request.dryRun(), Duration.ofNanos(System.nanoTime() - begin));
    }
  }

  private static long readableSize(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file) || !Files.isReadable(file)) {
      throw new AccessDeniedException(file.toString());
    }
    return Files.size(file);
  }

  private BatchPublisher publisher(IngestRequest request) {
    DataModel model = models.get(MODEL);
    return request.dryRun()
        ? IngestRun.validating(record -> errors(model, record))
        : batch -> records.publish(request, MODEL, batch);
  }

  private static List<FieldError> errors(DataModel model, ImportedRecord record) {
    ObjectNode document = model.normalize(record.document());
    return model.validate(document);
  }
}
