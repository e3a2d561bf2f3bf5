package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One way to write a published record for other programs. Implementations are CDI beans without
 * state; {@link ExportFormats} finds them.
 */
public interface ExportFormat {

  /** The name in addresses: {@code /records/{id}/export/{format}}. */
  String id();

  /** The name for people. */
  String label();

  /** The media type of the result, without a charset: every format is written in UTF-8. */
  String mediaType();

  /** The usual end of a file's name, without the dot. */
  String fileExtension();

  /** Whether the format has anything to say about such a record. */
  default boolean suits(ObjectNode exported) {
    return true;
  }

  /**
   * Writes one record.
   *
   * @param exported a record in the JSON that the record service gives; missing parts are left out
   *     of the result, never an error
   */
  String write(ObjectNode exported);
}
