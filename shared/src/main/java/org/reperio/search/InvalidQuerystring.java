package org.reperio.search;

import java.util.List;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** Parameters of a search that are well-formed and ask for what there is not. */
public class InvalidQuerystring extends ValidationFailed {

  private static final long serialVersionUID = 1L;

  InvalidQuerystring(List<FieldError> errors) {
    super(errors);
  }

  @Override
  public String summary() {
    return "Invalid querystring parameters.";
  }
}
