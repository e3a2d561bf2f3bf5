package org.reperio.worker.messaging;

import org.reperio.refusal.Refusal;

/** A dead letter that was there is not there any more, or somebody else looks at it just now. */
public final class LetterGone extends Refusal {

  private static final long serialVersionUID = 1L;

  public LetterGone(String letter, String queue) {
    super(Kind.NOT_FOUND, "There is no dead letter %s of %s.".formatted(letter, queue));
  }
}
