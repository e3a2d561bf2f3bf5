package org.reperio.worker.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.reperio.access.Identity;

/**
 * The sources of an ingest, and its options.
 *
 * @param origin what is read
 * @param owner an administrator, who becomes the owner of the records
 * @param communities slugs of the communities that the records join
 * @param batchSize how many records share a transaction, from 1 to 5000
 * @param limit stop after so many source records; empty for no limit
 * @param dryRun read and validate only
 * @param report where rejects and notes are written, an object a line; empty for nowhere
 * @param moving what moves in with the records, which keep their identifiers; empty for records
 *     that get new ones
 */
public record IngestRequest(
    Origin origin,
    Identity owner,
    List<String> communities,
    int batchSize,
    Optional<Long> limit,
    boolean dryRun,
    Optional<Path> report,
    Optional<Moving> moving) {

  /** An ingest of records that get new identifiers. */
  public IngestRequest(
      Origin origin,
      Identity owner,
      List<String> communities,
      int batchSize,
      Optional<Long> limit,
      boolean dryRun,
      Optional<Path> report) {
    this(origin, owner, communities, batchSize, limit, dryRun, report, Optional.empty());
  }

  /**
   * The sources.
   *
   * @param format the crosswalk's name
   * @param source the name of the source: with a record's identifier there, what makes it the same
   *     record when it comes again
   * @param files read one after the other
   */
  public record Origin(String format, String source, List<Path> files) {

    public Origin {
      files = List.copyOf(files);
      if (files.isEmpty()) {
        throw new IllegalArgumentException("There is no file to ingest.");
      }
    }
  }

  /** The batch size that suits records of a usual size. */
  public static final int USUAL_BATCH = 100;

  private static final int LARGEST_BATCH = 5000;

  public IngestRequest {
    communities = List.copyOf(communities);
    if (batchSize < 1 || batchSize > LARGEST_BATCH) {
      throw new IllegalArgumentException(
          "A batch has 1 to " + LARGEST_BATCH + " records, not " + batchSize + ".");
    }
    if (limit.isPresent() && limit.get() < 1) {
      throw new IllegalArgumentException("The limit has to be at least 1.");
    }
  }

  /** All of some files, under the format's own name as the source. */
  public static IngestRequest of(String format, List<Path> files, Identity owner) {
    return new IngestRequest(
        new IngestRequest.Origin(format, format, files),
        owner,
        List.of(),
        USUAL_BATCH,
        Optional.empty(),
        false,
        Optional.empty());
  }

  public String format() {
    return origin.format();
  }

  public String source() {
    return origin.source();
  }

  public List<Path> files() {
    return origin.files();
  }
}
