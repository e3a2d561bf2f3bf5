package org.reperio.file;

import org.reperio.refusal.Refusal;

/** A container that is damaged, of no known format, or refused. */
public class UnreadableContainer extends Refusal {

  private static final long serialVersionUID = 1L;

  public UnreadableContainer(String message) {
    super(Kind.INVALID, message);
  }
}
