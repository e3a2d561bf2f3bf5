package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** The record was deleted, and its tombstone may be seen. Answered with 410. */
public class RecordGone extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient ObjectNode tombstone;

  private RecordGone(ObjectNode tombstone) {
    super("Record deleted.");
    this.tombstone = tombstone;
  }

  /** What to answer for a deleted record: whose tombstone is hidden was never there. */
  static RuntimeException of(RecordRow row) {
    return row.tombstone().path("is_visible").asBoolean(true)
        ? new RecordGone(row.tombstone())
        : new RecordNotFound();
  }

  /** removal_reason, note, removed_by, removal_date, citation_text, is_visible. */
  public ObjectNode tombstone() {
    return tombstone;
  }
}
