package org.reperio.cernopendata;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;

/** The catalogue of the CERN Open Data portal, as published in its repository. */
@ApplicationScoped
public final class CernOpenDataCrosswalk implements Crosswalk {

  private final JsonRecords records;

  public CernOpenDataCrosswalk(CernOpenDataMapping mapping) {
    this.records = new JsonRecords(List.of(), mapping);
  }

  @Override
  public String format() {
    return "cern-open-data";
  }

  @Override
  public String description() {
    return "Entries of the CERN Open Data portal, one JSON object a line or an array of them";
  }

  @Override
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    return records.read(file);
  }
}
