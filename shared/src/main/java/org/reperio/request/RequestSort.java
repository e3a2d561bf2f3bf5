package org.reperio.request;

import java.util.Locale;
import org.reperio.refusal.ValidationFailed;

/** The order of a list of requests. */
public enum RequestSort {
  BESTMATCH("r.number desc"),
  NEWEST("r.number desc"),
  OLDEST("r.number"),
  NEWESTACTIVITY(RequestSort.ACTIVITY + " desc, r.number desc"),
  OLDESTACTIVITY(RequestSort.ACTIVITY + ", r.number");

  /** When it was last changed, or commented on. */
  private static final String ACTIVITY =
      """
      greatest(r.updated, coalesce((select max(e.created) from RequestEvent e
        where e.requestId = r.id and e.type = org.reperio.request.EventType.COMMENT), r.updated))\
      """;

  private final String order;

  RequestSort(String order) {
    this.order = order;
  }

  /**
   * The order with this name.
   *
   * @param id null for the usual one
   * @param words whether the search has words, which the best match is for
   */
  public static RequestSort of(String id, boolean words) {
    if (id == null || (id.equals("bestmatch") && !words)) {
      return words ? BESTMATCH : NEWEST;
    }
    for (RequestSort sort : values()) {
      if (sort.id().equals(id)) {
        return sort;
      }
    }
    throw ValidationFailed.sort(id);
  }

  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In HQL, of a request {@code r}. */
  String order() {
    return order;
  }
}
