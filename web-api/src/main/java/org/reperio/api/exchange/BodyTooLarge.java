package org.reperio.api.exchange;

import org.reperio.refusal.Refusal;

/** A request's body has more bytes than are taken where it was sent. */
public class BodyTooLarge extends Refusal {

  private static final long serialVersionUID = 1L;

  BodyTooLarge(long limit) {
    super(
        Kind.TOO_LARGE,
        "The request's body is too large: at most %,d bytes are taken here.".formatted(limit));
  }
}
