package org.reperio.crosswalk;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The way from one format into documents of the model {@code rdm}. */
public interface Crosswalk {

  /** The format's name on the command line: {@code datacite-xml}. */
  String format();

  /** Describes the format in one sentence. */
  String description();

  /** Whether its records say what they keep when they move in: their {@link Provenance}. */
  default boolean tellsProvenance() {
    return false;
  }

  /**
   * Reads a file record by record. Memory use does not grow with the file. The stream must be
   * closed, and may be consumed once.
   *
   * @throws IOException when the file cannot be opened; what fails later in it is a {@link
   *     SourceItem.Refused}
   */
  Stream<SourceItem> read(SourceFile file) throws IOException;

  /** As {@link #read(SourceFile)}, for callers with no interest in the progress made. */
  default Stream<SourceItem> read(Path file) throws IOException {
    return read(new SourceFile(file));
  }
}
