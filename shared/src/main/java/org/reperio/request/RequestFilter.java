package org.reperio.request;

import java.util.List;

/**
 * Which of the requests in a scope are wanted; nothing in it means all.
 *
 * @param types ids of types, any of which fits
 * @param statuses ids of statuses, any of which fits
 * @param open true for those that wait for a decision, false for the others, null for all
 * @param createdBy null for all
 * @param receiver null for all
 * @param topic null for all
 */
public record RequestFilter(
    List<String> types,
    List<String> statuses,
    Boolean open,
    Reference createdBy,
    Reference receiver,
    Reference topic) {

  public RequestFilter {
    types = List.copyOf(types);
    statuses = List.copyOf(statuses);
  }
}
