package org.reperio.search;

/** A query string that cannot be parsed. Answered with 400. */
public class QuerySyntaxError extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * @param position offset of the first character that cannot be understood, from 0; -1 if unknown
   */
  public QuerySyntaxError(String message, int position) {
    super(message);
    this.position = position;
  }

  public int position() {
    return position;
  }
}
