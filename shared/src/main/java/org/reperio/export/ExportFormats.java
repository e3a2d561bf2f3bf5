package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The export formats this program has, by id. */
@ApplicationScoped
public class ExportFormats {

  private final Map<String, ExportFormat> byId = new LinkedHashMap<>();

  public ExportFormats(@All List<ExportFormat> formats) {
    formats.stream()
        .sorted(Comparator.comparing(ExportFormat::label, String.CASE_INSENSITIVE_ORDER))
        .forEach(format -> byId.put(format.id(), format));
  }

  public Optional<ExportFormat> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /** All formats, by label. */
  public Collection<ExportFormat> all() {
    return byId.values();
  }

  /** The formats that have something to say about this record, by label. */
  public List<ExportFormat> suiting(ObjectNode exported) {
    return byId.values().stream().filter(format -> format.suits(exported)).toList();
  }
}
