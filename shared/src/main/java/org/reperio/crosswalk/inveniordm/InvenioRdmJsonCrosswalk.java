package org.reperio.crosswalk.inveniordm;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;

/** Published records in the JSON of InvenioRDM's REST API. */
@ApplicationScoped
public final class InvenioRdmJsonCrosswalk implements Crosswalk {

  private final JsonRecords records;

  public InvenioRdmJsonCrosswalk(InvenioRdmMapping mapping) {
    this.records = new JsonRecords(List.of("hits", "hits"), mapping);
  }

  @Override
  public String format() {
    return "inveniordm-json";
  }

  @Override
  public String description() {
    return "InvenioRDM's REST JSON: a record, an array, a page of search results, or a record a"
        + " line";
  }

  @Override
  public boolean tellsProvenance() {
    return true;
  }

  @Override
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    return records.read(file);
  }
}
