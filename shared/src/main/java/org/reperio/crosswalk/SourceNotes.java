package org.reperio.crosswalk;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Statements of a source for which the model has no field. They are kept, readably, in one
 * additional description of the type {@code other}.
 */
public final class SourceNotes {

  private final Set<String> notes = new LinkedHashSet<>();

  /** Notes a value under a label; blank values are none. */
  public void add(String label, String value) {
    if (value != null && !value.isBlank()) {
      notes.add(label + ": " + SourceText.onOneLine(value));
    }
  }

  public void writeTo(RdmDocument document) {
    if (!notes.isEmpty()) {
      String items =
          notes.stream()
              .map(note -> "<li>" + SourceText.escape(note) + "</li>")
              .collect(Collectors.joining());
      document.addTyped(
          "additional_descriptions",
          "description",
          "<p>Also stated by the source:</p><ul>" + items + "</ul>",
          "other",
          null);
    }
  }
}
