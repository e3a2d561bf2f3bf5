package org.reperio.api.problem;

/** A request's body has more bytes than are taken where it was sent. */
public class BodyTooLarge extends RuntimeException {

  private static final long serialVersionUID = 1L;

  BodyTooLarge(long limit) {
    super("The request's body is too large: at most %,d bytes are taken here.".formatted(limit));
  }
}
