package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.bibliography.BibliographicRecord;

/** DataCite metadata 4.7 in the JSON of DataCite's REST API. */
@ApplicationScoped
public class DataCiteJsonExport implements ExportFormat {

  private final DataCiteMetadata metadata;

  public DataCiteJsonExport(DataCiteMetadata metadata) {
    this.metadata = metadata;
  }

  @Override
  public String id() {
    return "datacite-json";
  }

  @Override
  public String label() {
    return "DataCite JSON";
  }

  @Override
  public String mediaType() {
    return "application/vnd.datacite.datacite+json";
  }

  @Override
  public String fileExtension() {
    return "datacite.json";
  }

  @Override
  public String write(ObjectNode exported) {
    return metadata.of(new BibliographicRecord(exported)).toPrettyString();
  }
}
