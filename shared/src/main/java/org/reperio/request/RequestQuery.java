package org.reperio.request;

/**
 * Which requests to find.
 *
 * @param q words of the title or description, or the number; empty for all
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record RequestQuery(
    RequestScope scope, String q, RequestFilter filter, RequestSort sort, int page, int size) {

  public RequestQuery {
    q = q == null ? "" : q.strip();
    EventWindow.requirePage(page, size);
  }
}
