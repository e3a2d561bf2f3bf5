package org.reperio.job;

/** A run has stopped because it was told to. */
public class RunCancelled extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public RunCancelled() {
    super("The run was cancelled.");
  }
}
