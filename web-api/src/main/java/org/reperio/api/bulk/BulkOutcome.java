package org.reperio.api.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.model.FieldError;

/**
 * What became of a line.
 *
 * @param record the draft or record in InvenioRDM's JSON without links; null when there is none
 * @param message a sentence for what was refused; null for what was not
 * @param errors of a draft, what keeps it from being published; of a refused line, why
 */
public record BulkOutcome(
    long line, Kind kind, ObjectNode record, String message, List<FieldError> errors) {

  /** How it went. */
  public enum Kind {
    DRAFT,
    PUBLISHED,
    INVALID,
    DENIED,
    CONFLICT,
    FAILED
  }

  public BulkOutcome {
    errors = List.copyOf(errors);
  }

  static BulkOutcome refused(long line, Kind kind, String message, List<FieldError> errors) {
    return new BulkOutcome(line, kind, null, message, errors);
  }
}
