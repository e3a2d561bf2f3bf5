package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A record from somewhere else, to be published as it is.
 *
 * @param sourceId its identifier at the source; with the source's name, what makes it the same
 *     record at the next import
 * @param document metadata, custom_fields, access, files and pids, each of them optional
 * @param files what to store with it
 * @param communities slugs of the communities it belongs to
 * @param previousVersion the source's identifier of the version before, which must be in already
 * @param notes statements of the source that are no metadata; administrators find them
 */
public record ImportedRecord(
    String sourceId,
    ObjectNode document,
    List<ImportedFile> files,
    List<String> communities,
    Optional<String> previousVersion,
    List<String> notes) {

  public ImportedRecord(
      String sourceId,
      ObjectNode document,
      List<ImportedFile> files,
      List<String> communities,
      Optional<String> previousVersion) {
    this(sourceId, document, files, communities, previousVersion, List.of());
  }

  public ImportedRecord(String sourceId, ObjectNode document) {
    this(sourceId, document, List.of(), List.of(), Optional.empty());
  }

  /**
   * A file of an imported record.
   *
   * @param key its name in the record
   */
  public record ImportedFile(String key, String mediaType, Content content) {}

  /** Bytes that can be read when they are needed. */
  public interface Content {
    InputStream open() throws IOException;
  }
}
