package org.example.museum;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.export.ExportFormat;

/** The text on the card beside an exhibit. */
@ApplicationScoped
public class LabelExport implements ExportFormat {

  @Override
  public String id() {
    return "museum-label";
  }

  @Override
  public String label() {
    return "Museum label";
  }

  @Override
  public String mediaType() {
    return "text/plain";
  }

  @Override
  public String fileExtension() {
    return "label.txt";
  }

  @Override
  public String write(ObjectNode exported) {
    String shelf = exported.at("/custom_fields/museum:shelf").asText("-");
    return exported.at("/metadata/title").asText("") + "\nShelf " + shelf + "\n";
  }
}
