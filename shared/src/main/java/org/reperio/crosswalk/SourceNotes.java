package org.reperio.crosswalk;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Statements of one source record that its document does not carry as they came: the model has no
 * field for them, or takes them under another type alone. They are no metadata: the report of an
 * ingest lists them, and administrators find them in the record's internal notes.
 */
public final class SourceNotes {

  private final Set<String> notes = new LinkedHashSet<>();

  /** Notes a value under a label; blank values are none. */
  public void add(String label, String value) {
    if (value != null && !value.isBlank()) {
      notes.add(label + ": " + SourceText.onOneLine(value));
    }
  }

  /** All notes so far, each once. */
  public List<String> all() {
    return List.copyOf(notes);
  }
}
