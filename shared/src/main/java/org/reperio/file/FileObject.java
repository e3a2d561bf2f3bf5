package org.reperio.file;

import java.time.Instant;
import java.util.UUID;

/**
 * A named file of a record or draft.
 *
 * @param status {@code pending} until its content came, {@code uploaded} until that was committed,
 *     then {@code completed}
 * @param content what is stored, or null while it is pending
 */
public record FileObject(
    UUID id,
    UUID bucketId,
    String key,
    UUID versionId,
    String status,
    String mediaType,
    StoredContent content,
    Instant created,
    Instant updated) {

  public boolean isCompleted() {
    return status.equals("completed");
  }
}
