package org.reperio.model;

import java.util.List;

/** A document that its data model refuses. Answered with 400 and the errors by field. */
public class ValidationFailed extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public ValidationFailed(List<FieldError> errors) {
    super("A validation error occurred.");
    this.errors = List.copyOf(errors);
  }

  /** A document that one field keeps from being taken. */
  public static ValidationFailed of(String field, String message) {
    return new ValidationFailed(List.of(FieldError.of(field, message)));
  }

  public List<FieldError> errors() {
    return errors;
  }
}
