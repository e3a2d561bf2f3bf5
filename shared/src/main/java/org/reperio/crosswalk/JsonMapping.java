package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The format of a JSON crosswalk; {@link JsonRecords} reads the files. */
public interface JsonMapping {

  /** The record's identifier at its source, or null when it names none. */
  String sourceId(ObjectNode source);

  /**
   * The document for one record. May take {@code source} apart.
   *
   * @param notes takes what the source says and the document does not
   * @throws SourceRefused when the record cannot become a document
   */
  ObjectNode document(ObjectNode source, SourceNotes notes);

  /**
   * What the record keeps when it moves in; empty when the format cannot say. Asked before {@link
   * #document}.
   */
  default Optional<Provenance> provenance(ObjectNode source) {
    return Optional.empty();
  }
}
