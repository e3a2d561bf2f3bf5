package org.reperio.model;

import org.reperio.refusal.Refusal;

/** A declaration of a data model that cannot be used. The message names the file and the place. */
public class ModelError extends Refusal {

  private static final long serialVersionUID = 1L;

  public ModelError(String message) {
    super(Kind.FAILED, message);
  }

  public ModelError(String message, Throwable cause) {
    super(Kind.FAILED, message, cause);
  }
}
