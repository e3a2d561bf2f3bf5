package org.reperio.search;

import java.util.List;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.Refusal;

/** A query string that cannot be parsed. */
public class QuerySyntaxError extends Refusal {

  private static final long serialVersionUID = 1L;

  private final int position;

  /**
   * @param position offset of the first character that cannot be understood, from 0; -1 if unknown
   */
  public QuerySyntaxError(String message, int position) {
    super(Kind.INVALID, message);
    this.position = position;
  }

  public int position() {
    return position;
  }

  @Override
  public String summary() {
    return "Invalid query string syntax.";
  }

  @Override
  public List<FieldError> errors() {
    String where = position < 0 ? "" : " See character %d.".formatted(position + 1);
    return List.of(FieldError.of("q", getMessage() + where));
  }
}
