package org.reperio.account;

import java.util.Map;

/**
 * How many accounts of a list have what.
 *
 * @param statuses by {@link UserState#status()}
 * @param visibilities by {@link UserVisibility#level()}
 * @param roles the 100 most frequent, beginning with the first of them
 */
public record UserFacets(
    Map<String, Long> statuses, Map<String, Long> visibilities, Map<String, Long> roles) {

  /** Of a list that has none. */
  static final UserFacets NONE = new UserFacets(Map.of(), Map.of(), Map.of());
}
