package org.reperio.api.bulk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;

/** The outcome of one line. */
sealed interface BulkOutcome {

  /** The line's number, from 1. */
  long line();

  List<FieldError> errors();

  /**
   * A draft or record was made of the line.
   *
   * @param published whether it is a record, or else a draft
   * @param record in InvenioRDM's JSON without links
   * @param errors of a draft: why it could not be published as it is
   */
  record Deposited(long line, boolean published, ObjectNode record, List<FieldError> errors)
      implements BulkOutcome {

    public Deposited {
      errors = List.copyOf(errors);
    }
  }

  /**
   * Nothing was made of the line.
   *
   * @param message a sentence
   */
  record Refused(long line, Refusal.Kind kind, String message, List<FieldError> errors)
      implements BulkOutcome {

    public Refused {
      errors = List.copyOf(errors);
    }

    /** Our own faults are not told: they are in the log. */
    static Refused of(long line, Refusal refusal) {
      return refusal.kind() == Refusal.Kind.FAILED
          ? failed(line)
          : new Refused(line, refusal.kind(), refusal.summary(), refusal.errors());
    }

    static Refused failed(long line) {
      return new Refused(line, Refusal.Kind.FAILED, "Something went wrong here.", List.of());
    }
  }
}
