package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;

/**
 * A record or draft as one query reads it, with what it shares with its other versions and a
 * summary of its files and communities.
 *
 * @param recordId for a draft, the published record that it edits, or null; for a record, its own
 *     id
 * @param draft whether this is a draft
 * @param latestIndex the newest published version's index, 0 when none is
 * @param files array of the bucket's objects, in InvenioRDM's shape without links
 * @param communities array of {@code {id, slug, title, default}}
 * @param grants array of {@code {type, id, permission}}: what the owner allows others
 * @param review the request for review of the unpublished draft as {@code {id, type, status,
 *     community}}, or null
 * @param deletionStatus published for a draft
 * @param tombstone what is left to be said of a deleted record, else null
 * @param parentPids the concept's own identifiers, in the shape of a record's {@code pids}
 */
public record RecordRow(
    UUID id,
    String pid,
    String model,
    int versionIndex,
    ObjectNode document,
    UUID bucketId,
    Instant created,
    Instant updated,
    Instant expires,
    int revisionId,
    boolean draft,
    UUID recordId,
    UUID parentId,
    String parentPid,
    Long ownerId,
    ObjectNode parentAccess,
    int latestIndex,
    int parentRevisionId,
    JsonNode files,
    JsonNode communities,
    JsonNode grants,
    JsonNode review,
    DeletionStatus deletionStatus,
    ObjectNode tombstone,
    ObjectNode parentPids) {

  /**
   * The version of this row's document in the search index: grows whenever the record or its parent
   * changes, and never shrinks.
   */
  public long indexVersion() {
    return (long) revisionId + parentRevisionId;
  }

  public boolean isLatest() {
    return !draft && versionIndex == latestIndex;
  }

  /** Whether nothing but a tombstone is left for the public. */
  public boolean isDeleted() {
    return deletionStatus.isDeleted();
  }

  /** Whether the record part is closed to the public. */
  public boolean isRestricted() {
    return "restricted".equals(document.at("/access/record").asText());
  }

  /** Whether the files are closed to the public. */
  public boolean hasRestrictedFiles() {
    return isRestricted() || "restricted".equals(document.at("/access/files").asText());
  }
}
