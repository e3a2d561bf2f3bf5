package org.reperio.file;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A named file of a record or draft.
 *
 * @param status {@code pending} until its content came, {@code uploaded} until that was committed,
 *     then {@code completed}; {@code failed} when it could not be fetched
 * @param content what is stored, or null while there is nothing, and for remote files
 * @param announcedSize bytes that the client has announced, or null
 * @param announcedChecksum that the client has announced, or null
 * @param metadata what the client says about it
 * @param hidden whether it is to be left out of what people are shown
 */
public record FileObject(
    UUID id,
    UUID bucketId,
    String key,
    UUID versionId,
    String status,
    String mediaType,
    StoredContent content,
    Long announcedSize,
    Checksum announcedChecksum,
    ObjectNode metadata,
    boolean hidden,
    Transfer transfer,
    Instant created,
    Instant updated) {

  public boolean isCompleted() {
    return status.equals("completed");
  }

  /** Bytes, or null when nobody has said how many. */
  public Long size() {
    return content == null ? announcedSize : Long.valueOf(content.size());
  }

  /** The checksum that clients are shown, or null. */
  public String checksum() {
    if (content != null) {
      return "md5:" + content.md5();
    }
    return announcedChecksum == null ? null : announcedChecksum.toString();
  }
}
