package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.reperio.access.GrantSubject;
import org.reperio.access.Permission;
import org.reperio.file.FileSummary;

/**
 * A record or draft as one query reads it, with what it shares with its other versions and a
 * summary of its files and communities.
 *
 * @param draft what only drafts have; null for a published record
 * @param files by their names
 * @param communities that the concept is in, its default one first
 * @param grants what the owner allows others, in the order in which it was granted
 * @param review the request for review of the unpublished draft, or null
 * @param deletion null for a draft
 */
public record RecordRow(
    Version version,
    DraftState draft,
    Concept parent,
    List<FileSummary> files,
    List<InCommunity> communities,
    List<Granted> grants,
    Review review,
    Deletion deletion) {

  /**
   * The columns of every version and every draft.
   *
   * @param index 1 for the first version
   */
  public record Version(
      UUID id,
      String pid,
      String model,
      int index,
      ObjectNode document,
      UUID bucketId,
      Revision revision) {}

  /**
   * How often it has been changed, and when.
   *
   * @param hidden how many of these changes are newer versions that the public may not see
   */
  public record Revision(int number, int hidden, Instant created, Instant updated) {}

  /**
   * The columns of drafts alone.
   *
   * @param recordId the published record that it edits, or null
   */
  public record DraftState(UUID recordId, Instant expires) {}

  /**
   * The columns that all versions share.
   *
   * @param ownerId an account, or null for the repository's own
   * @param pids the concept's own identifiers, in the shape of a record's {@code pids}
   * @param latestIndex the newest published version's index, 0 when none is
   * @param latestOpenIndex the same, of those versions that everybody may read
   */
  public record Concept(
      UUID id,
      String pid,
      Long ownerId,
      AccessSettings settings,
      ObjectNode pids,
      int latestIndex,
      int latestOpenIndex,
      int revision) {}

  /**
   * A community that has the record.
   *
   * @param metadata without its longer texts
   * @param access its rules, in InvenioRDM's shape
   */
  public record InCommunity(
      UUID id,
      String slug,
      ObjectNode metadata,
      ObjectNode access,
      Revision revision,
      boolean isDefault) {}

  /**
   * The owner's grant to one person or group.
   *
   * @param origin what made it, or null
   */
  public record Granted(GrantSubject subject, Permission permission, String origin) {}

  /**
   * A community's review of a draft.
   *
   * @param type of the request
   * @param community the reviewer, or null
   */
  public record Review(UUID id, String type, Stage stage, UUID community) {

    /** How far a review has come. */
    public enum Stage {
      /** The community has not been asked yet. */
      PREPARED,
      /** The community has been asked and has not decided yet. */
      UNDER_WAY,
      DECLINED,
      EXPIRED,
      /** Accepted, or taken back. */
      OVER;

      /** Whether the community has, or will have, to do with it. */
      public boolean isOpen() {
        return this == PREPARED || this == UNDER_WAY;
      }
    }
  }

  /**
   * Whether the record is there.
   *
   * @param tombstone what is left to be said of a deleted record, else null
   */
  public record Deletion(DeletionStatus status, ObjectNode tombstone) {}

  public RecordRow {
    files = List.copyOf(files);
    communities = List.copyOf(communities);
    grants = List.copyOf(grants);
  }

  public UUID id() {
    return version.id();
  }

  public String pid() {
    return version.pid();
  }

  public String model() {
    return version.model();
  }

  public ObjectNode document() {
    return version.document();
  }

  public UUID bucketId() {
    return version.bucketId();
  }

  /** The revision for those who may not see restricted newer versions. */
  public int openRevisionId() {
    return version.revision().number() - version.revision().hidden();
  }

  public int revisionId() {
    return version.revision().number();
  }

  public Instant created() {
    return version.revision().created();
  }

  public boolean isDraft() {
    return draft != null;
  }

  /** For a draft, the published record that it edits, or null; for a record, its own id. */
  public UUID recordId() {
    return isDraft() ? draft.recordId() : id();
  }

  public UUID parentId() {
    return parent.id();
  }

  /** The account that owns it, or null. */
  public Long ownerId() {
    return parent.ownerId();
  }

  /**
   * The version of this row's document in the search index: grows whenever the record or its parent
   * changes, and never shrinks.
   */
  public long indexVersion() {
    return (long) revisionId() + parent.revision();
  }

  public boolean isLatest() {
    return !isDraft() && version.index() == parent.latestIndex();
  }

  /** Whether everybody sees a newer version than this. */
  public boolean hasNewerOpen() {
    return !isDraft() && version.index() < parent.latestOpenIndex();
  }

  /** Published for a draft, which is never deleted but thrown away. */
  public DeletionStatus deletionStatus() {
    return isDraft() ? DeletionStatus.PUBLISHED : deletion.status();
  }

  /** Whether nothing but a tombstone is left for the public. */
  public boolean isDeleted() {
    return deletionStatus().isDeleted();
  }

  /** The tombstone of a deleted record, else null. */
  public ObjectNode tombstone() {
    return isDraft() ? null : deletion.tombstone();
  }

  /** Whether the record part is closed to the public. */
  public boolean isRestricted() {
    return isRestricted(document());
  }

  static boolean isRestricted(ObjectNode document) {
    return "restricted".equals(document.at("/access/record").asText());
  }

  /** Whether the files are closed to the public. */
  public boolean hasRestrictedFiles() {
    return isRestricted() || "restricted".equals(document().at("/access/files").asText());
  }
}
