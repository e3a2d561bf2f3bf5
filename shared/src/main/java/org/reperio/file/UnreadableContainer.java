package org.reperio.file;

/** A container that is damaged, of no known format, or refused. Answered with 400. */
public class UnreadableContainer extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreadableContainer(String message) {
    super(message);
  }
}
