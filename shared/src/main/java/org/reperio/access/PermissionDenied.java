package org.reperio.access;

import org.reperio.refusal.Refusal;

/** The identity may not do this. */
public class PermissionDenied extends Refusal {

  private static final long serialVersionUID = 1L;

  public PermissionDenied() {
    this("Permission denied.");
  }

  public PermissionDenied(String message) {
    super(Kind.DENIED, message);
  }
}
