package org.reperio.api.problem;

import java.util.Map;

/** A refusal whose answer has more headers than those of its kind. */
public interface MoreHeaders {

  /** Name and value of each. */
  Map<String, Object> headers();
}
