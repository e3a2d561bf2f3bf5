package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.reperio.refusal.Refusal;

/** The record was deleted, and its tombstone may be seen. */
public class RecordGone extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient ObjectNode tombstone;

  private RecordGone(ObjectNode tombstone) {
    super(Kind.GONE, "Record deleted");
    this.tombstone = tombstone;
  }

  /** The answer for a deleted record: one with a hidden tombstone does not exist. */
  public static Refusal of(RecordRow row) {
    return row.tombstone().path("is_visible").asBoolean(true)
        ? new RecordGone(row.tombstone())
        : new RecordNotFound();
  }

  /** removal_reason, note, removed_by, removal_date, citation_text, is_visible. */
  @Override
  public Map<String, JsonNode> details() {
    return Map.of("tombstone", tombstone);
  }
}
