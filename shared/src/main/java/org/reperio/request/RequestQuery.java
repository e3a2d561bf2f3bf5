package org.reperio.request;

/**
 * Which requests to find.
 *
 * @param q words of the title, or the number; empty for all
 * @param type a type's id, or null for all
 * @param open true for those that wait for a decision, false for the others, null for all
 * @param topicPid the record that they are about, or null for all
 * @param oldestFirst else the newest first
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record RequestQuery(
    String q, String type, Boolean open, String topicPid, boolean oldestFirst, int page, int size) {

  public RequestQuery {
    q = q == null ? "" : q.strip();
  }
}
