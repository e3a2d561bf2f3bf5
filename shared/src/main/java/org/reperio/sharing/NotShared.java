package org.reperio.sharing;

import org.reperio.refusal.Refusal;

/** There is no such link or grant. */
public class NotShared extends Refusal {

  private static final long serialVersionUID = 1L;

  NotShared(String message) {
    super(Kind.NOT_FOUND, message);
  }
}
