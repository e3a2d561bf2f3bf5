package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;

/** The record as the REST API gives it. */
@ApplicationScoped
public class JsonExport implements ExportFormat {

  @Override
  public String id() {
    return "json";
  }

  @Override
  public String label() {
    return "JSON";
  }

  @Override
  public String mediaType() {
    return "application/json";
  }

  @Override
  public String fileExtension() {
    return "json";
  }

  @Override
  public String write(ObjectNode exported) {
    return exported.toPrettyString();
  }
}
