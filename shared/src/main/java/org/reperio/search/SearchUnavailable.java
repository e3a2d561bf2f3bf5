package org.reperio.search;

import org.reperio.refusal.Refusal;

/** The engine does not answer. */
public class SearchUnavailable extends Refusal {

  private static final long serialVersionUID = 1L;

  public SearchUnavailable(Throwable cause) {
    super(
        Kind.UNAVAILABLE,
        "Search is unavailable at the moment. Please try again in a minute.",
        cause);
  }
}
