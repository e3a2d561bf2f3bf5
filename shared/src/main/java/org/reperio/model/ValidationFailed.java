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

  public List<FieldError> errors() {
    return errors;
  }
}
