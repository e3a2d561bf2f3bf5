package org.reperio.refusal;

import java.util.List;

/** A document that its data model refuses. */
public class ValidationFailed extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public ValidationFailed(List<FieldError> errors) {
    super(Kind.INVALID, "A validation error occurred.");
    this.errors = List.copyOf(errors);
  }

  /** A document that one field keeps from being taken. */
  public static ValidationFailed of(String field, String message) {
    return new ValidationFailed(List.of(FieldError.of(field, message)));
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
