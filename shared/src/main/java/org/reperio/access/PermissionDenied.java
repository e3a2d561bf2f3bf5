package org.reperio.access;

/** The identity may not do this. Answered with 403. */
public class PermissionDenied extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public PermissionDenied() {
    super("Permission denied.");
  }
}
