package org.reperio.model;

/** A declaration of a data model that cannot be used. The message names the file and the place. */
public class ModelError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public ModelError(String message) {
    super(message);
  }

  public ModelError(String message, Throwable cause) {
    super(message, cause);
  }
}
