package org.reperio.refusal;

import java.util.List;

/** A document that its data model refuses. */
public class ValidationFailed extends Refusal {

  private static final long serialVersionUID = 1L;

  private final transient List<FieldError> errors;

  public ValidationFailed(List<FieldError> errors) {
    this("A validation error occurred.", errors);
  }

  private ValidationFailed(String summary, List<FieldError> errors) {
    super(Kind.INVALID, summary);
    this.errors = List.copyOf(errors);
  }

  /** A document that one field keeps from being taken. */
  public static ValidationFailed of(String field, String message) {
    return new ValidationFailed(List.of(FieldError.of(field, message)));
  }

  /** The same, with a summary of its own, because clients of InvenioRDM compare it. */
  public static ValidationFailed because(String field, String message) {
    return new ValidationFailed(message, List.of(FieldError.of(field, message)));
  }

  /** A parameter of an address that cannot be read. */
  public static ValidationFailed parameter(String name, String message) {
    return new ValidationFailed(
        "Invalid querystring parameters.", List.of(FieldError.of(name, message)));
  }

  /** An order that a list does not have. */
  public static ValidationFailed sort(String name) {
    return because("sort", "Invalid sort option '%s'.".formatted(name));
  }

  /** The same for several fields. */
  public static ValidationFailed because(String summary, List<FieldError> errors) {
    return new ValidationFailed(summary, errors);
  }

  /** The same for a document that is a part of another one. */
  public ValidationFailed within(String path) {
    return new ValidationFailed(
        getMessage(),
        errors.stream()
            .map(error -> new FieldError(path + error.field(), error.messages()))
            .toList());
  }

  @Override
  public List<FieldError> errors() {
    return errors;
  }
}
