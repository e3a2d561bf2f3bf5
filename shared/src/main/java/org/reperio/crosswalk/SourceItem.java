package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The result of a crosswalk for one record of a source: a document, or a reason to refuse it. */
public sealed interface SourceItem permits SourceItem.Read, SourceItem.Refused {

  /** Where the record stands: the line of a line-wise file, else its ordinal number. From 1. */
  long position();

  /** The record's identifier at its source, or null where it was not to be found out. */
  String sourceId();

  /**
   * A record that was understood.
   *
   * @param document an input document of the model {@code rdm}; not yet validated
   * @param notes statements of the source that the document does not carry as they came
   * @param provenance what the record keeps when it moves in; empty when the format cannot say
   */
  record Read(
      long position,
      String sourceId,
      ObjectNode document,
      List<String> notes,
      Optional<Provenance> provenance)
      implements SourceItem {

    public Read(long position, String sourceId, ObjectNode document, List<String> notes) {
      this(position, sourceId, document, notes, Optional.empty());
    }

    public Read {
      notes = List.copyOf(notes);
      Objects.requireNonNull(sourceId, "sourceId");
      Objects.requireNonNull(document, "document");
    }
  }

  /**
   * A record, or a piece of a file, that was not understood.
   *
   * @param reason one sentence that tells a person what to correct
   */
  record Refused(long position, String sourceId, String reason) implements SourceItem {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
