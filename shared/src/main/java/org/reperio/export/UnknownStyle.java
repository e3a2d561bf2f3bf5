package org.reperio.export;

import org.reperio.refusal.Refusal;

/** The collection of citation styles has none of this name. */
public class UnknownStyle extends Refusal {

  private static final long serialVersionUID = 1L;

  UnknownStyle() {
    super(Kind.INVALID, "Citation string style not found.");
  }
}
