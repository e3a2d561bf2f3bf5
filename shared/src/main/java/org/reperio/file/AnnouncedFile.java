package org.reperio.file;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A client's announcement of a file before its content.
 *
 * @param size bytes, or null
 * @param checksum or null
 * @param metadata or null
 * @param url for F and R, else null
 * @param plan for M, else null
 */
public record AnnouncedFile(
    String key,
    Long size,
    Checksum checksum,
    ObjectNode metadata,
    boolean hidden,
    Transfer.Type type,
    String url,
    PartedUploads.Plan plan) {

  /** A file of which no more is known than its name. */
  public static AnnouncedFile named(String key) {
    return new AnnouncedFile(key, null, null, null, false, Transfer.Type.L, null, null);
  }
}
