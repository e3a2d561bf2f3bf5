package org.reperio.file;

import java.time.Instant;

/**
 * A file of a record or draft, as readers are told of it.
 *
 * @param size bytes, or null when nobody has said how many
 * @param checksum {@code algorithm:hex}, or null
 */
public record FileSummary(
    FileObject.Address address,
    FileStatus status,
    FileObject.Description description,
    Long size,
    String checksum,
    Transfer.Type transfer,
    Instant created,
    Instant updated) {

  public String key() {
    return address.key();
  }
}
