package org.reperio.search;

import java.util.Optional;
import java.util.UUID;

/** The set of records that a search covers. */
public sealed interface SearchScope {

  /** Published records that are not deleted. */
  Published PUBLISHED = new Published(false, Optional.empty());

  /**
   * Published records.
   *
   * @param includeDeleted deleted ones too; only administrators find any
   * @param deletionStatus {@code P}, {@code D} or {@code X}, to find only those in this state
   */
  record Published(boolean includeDeleted, Optional<String> deletionStatus)
      implements SearchScope {}

  /** The published records of a community. */
  record OfCommunity(UUID community) implements SearchScope {}

  /**
   * Everything that the asker may write or preview: drafts, and published records without a newer
   * draft.
   *
   * @param shared true for what others share with the asker, false for the asker's own, empty for
   *     all
   */
  record Uploads(Optional<Boolean> shared) implements SearchScope {}
}
