package org.reperio.record;

import java.util.Locale;

/** How far a version has come on its way to being published, as InvenioRDM tells it. */
public enum DraftStatus {
  DRAFT,
  /** A community has been chosen, and has not been asked yet. */
  DRAFT_WITH_REVIEW,
  IN_REVIEW,
  /** The community has refused it; it can be changed and handed in again. */
  DECLINED,
  /** The community has not decided in time. */
  EXPIRED,
  NEW_VERSION_DRAFT,
  NEW_VERSION_DRAFT_WITH_REVIEW,
  /** There is a published record behind it, also while that is edited. */
  PUBLISHED;

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  static DraftStatus of(RecordRow row) {
    if (row.recordId() != null) {
      return PUBLISHED;
    }
    boolean first = row.version().index() == 1;
    RecordRow.Review review = row.review();
    if (review == null || review.stage() == RecordRow.Review.Stage.OVER) {
      return first ? DRAFT : NEW_VERSION_DRAFT;
    }
    return switch (review.stage()) {
      case PREPARED -> first ? DRAFT_WITH_REVIEW : NEW_VERSION_DRAFT_WITH_REVIEW;
      case UNDER_WAY -> IN_REVIEW;
      case DECLINED -> DECLINED;
      default -> EXPIRED;
    };
  }
}
