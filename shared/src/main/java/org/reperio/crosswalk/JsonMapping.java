package org.reperio.crosswalk;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What a JSON crosswalk knows of its format; the reading of files is {@link JsonRecords}' part. */
public interface JsonMapping {

  /** The record's identifier at its source, or null when it names none. */
  String sourceId(ObjectNode source);

  /**
   * The document for one record. May take {@code source} apart.
   *
   * @throws SourceRefused when the record cannot become a document
   */
  ObjectNode document(ObjectNode source);
}
