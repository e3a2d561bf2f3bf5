package org.reperio.sharing;

/** There is no such link or grant. Answered with 404. */
public class NotShared extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotShared(String message) {
    super(message);
  }
}
