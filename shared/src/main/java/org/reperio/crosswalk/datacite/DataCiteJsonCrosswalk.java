package org.reperio.crosswalk.datacite;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.reperio.crosswalk.Crosswalk;
import org.reperio.crosswalk.JsonRecords;
import org.reperio.crosswalk.SourceFile;
import org.reperio.crosswalk.SourceItem;

/** DataCite metadata in the JSON of DataCite's REST API, schema 4. */
@ApplicationScoped
public final class DataCiteJsonCrosswalk implements Crosswalk {

  private final JsonRecords records;

  public DataCiteJsonCrosswalk(DataCiteMapping mapping) {
    this.records = new JsonRecords(List.of("data"), mapping);
  }

  @Override
  public String format() {
    return "datacite-json";
  }

  @Override
  public String description() {
    return "DataCite's REST JSON: one object, an array, {\"data\": [...]}, or an object a line";
  }

  @Override
  public Stream<SourceItem> read(SourceFile file) throws IOException {
    return records.read(file);
  }
}
