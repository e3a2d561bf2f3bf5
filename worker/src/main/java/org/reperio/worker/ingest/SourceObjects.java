package org.reperio.worker.ingest;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;
import org.reperio.refusal.FieldError;

/** Objects of InvenioRDM's API that are no records, such as its pages of results list them. */
final class SourceObjects {

  private static final List<String> PLACE = List.of("hits", "hits");

  private SourceObjects() {}

  /**
   * Reads a file, one object after the other.
   *
   * @param report gets what is refused
   * @param take takes an object in, and says what is wrong with it
   * @return how many errors there were
   */
  static long each(Path file, IngestReport report, Function<SourceItem.Read, List<FieldError>> take)
      throws IOException {
    long refused = 0;
    try (Stream<SourceItem> items =
        new JsonRecords(PLACE, new AsItStands()).read(new SourceFile(file))) {
      for (Iterator<SourceItem> all = items.iterator(); all.hasNext(); ) {
        SourceItem item = all.next();
        List<FieldError> errors =
            item instanceof SourceItem.Refused bad
                ? List.of(FieldError.of("", bad.reason()))
                : take.apply((SourceItem.Read) item);
        if (!errors.isEmpty()) {
          refused += errors.size();
          report.rejected(file, item, errors);
        }
      }
    }
    return refused;
  }
}
