package org.reperio.model;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.reperio.refusal.FieldError;

/**
 * A document held against its model.
 *
 * @param errors what keeps it from being published
 * @param unknownTerms those of them that are ids in no vocabulary
 * @param kept the document as a draft keeps it: without empty texts, and without fields that the
 *     model does not have
 */
public record Examination(List<FieldError> errors, List<FieldError> unknownTerms, ObjectNode kept) {

  public Examination {
    errors = List.copyOf(errors);
    unknownTerms = List.copyOf(unknownTerms);
  }
}
