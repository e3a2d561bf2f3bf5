package org.reperio.record;

import java.util.List;
import org.reperio.refusal.FieldError;

/**
 * The outcome of one imported record.
 *
 * @param recid its identifier here, or null when it was rejected
 * @param errors why it was rejected, else empty
 */
public record Outcome(String sourceId, Kind kind, String recid, List<FieldError> errors) {

  /** The fate of a record. */
  public enum Kind {
    CREATED,
    UPDATED,
    UNCHANGED,
    REJECTED
  }
}
