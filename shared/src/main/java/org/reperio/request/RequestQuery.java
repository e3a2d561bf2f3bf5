package org.reperio.request;

import org.reperio.refusal.PageBounds;
import org.reperio.refusal.ValidationFailed;

/**
 * Which requests to find.
 *
 * @param q words of the title or description, or the number; empty for all
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record RequestQuery(
    RequestScope scope, String q, RequestFilter filter, RequestSort sort, int page, int size) {

  /** Characters of a text that is looked for by comparing it with all others. */
  static final int LONGEST = 500;

  public RequestQuery {
    q = q == null ? "" : withoutNul(q).strip();
    if (q.length() > LONGEST) {
      throw ValidationFailed.parameter("q", "Longer than maximum length %d.".formatted(LONGEST));
    }
    PageBounds.require(page, size, EventWindow.MAX_SIZE);
  }

  /**
   * The database keeps no NUL, so none is found: as other signs that are no letters, it is a blank.
   */
  static String withoutNul(String words) {
    return words.replace('\0', ' ');
  }
}
