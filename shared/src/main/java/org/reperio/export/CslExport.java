package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.bibliography.BibliographicRecord;

/** CSL-JSON 1.0.2: one item, as citation processors and reference managers read it. */
@ApplicationScoped
public class CslExport implements ExportFormat {

  private final CslItems items;

  public CslExport(CslItems items) {
    this.items = items;
  }

  @Override
  public String id() {
    return "csl";
  }

  @Override
  public String label() {
    return "CSL";
  }

  @Override
  public String mediaType() {
    return "application/vnd.citationstyles.csl+json";
  }

  @Override
  public String fileExtension() {
    return "csl.json";
  }

  @Override
  public String write(ObjectNode exported) {
    return items.of(new BibliographicRecord(exported)).toPrettyString();
  }
}
