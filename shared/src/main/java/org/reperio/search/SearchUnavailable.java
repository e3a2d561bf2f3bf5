package org.reperio.search;

/** The engine does not answer. Answered with 503; nothing else of the service depends on it. */
public class SearchUnavailable extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SearchUnavailable(Throwable cause) {
    super("Search is unavailable at the moment. Please try again in a minute.", cause);
  }
}
