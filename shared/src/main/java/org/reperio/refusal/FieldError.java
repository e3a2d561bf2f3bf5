package org.reperio.refusal;

import java.util.List;

/**
 * The error of one field of a document, in InvenioRDM's shape.
 *
 * @param field dotted path from the document's root, list positions as numbers: {@code
 *     metadata.creators.0.person_or_org.family_name}
 * @param messages at least one sentence that a person can act on
 */
public record FieldError(String field, List<String> messages) {

  public FieldError {
    messages = List.copyOf(messages);
  }

  public static FieldError of(String field, String message) {
    return new FieldError(field, List.of(message));
  }
}
