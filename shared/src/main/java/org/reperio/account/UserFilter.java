package org.reperio.account;

import java.util.List;

/**
 * Which accounts those who manage them want to see.
 *
 * @param statuses one of these words of {@link UserState#status()}; empty for any
 * @param visibilities one of these words of {@link UserVisibility#level()}; empty for any
 * @param roles who have one of these; empty for any
 * @param active whether they can do something; null for any
 * @param blocked whether they are blocked; null for any
 * @param verified whether a moderator approved of them; null for any
 */
public record UserFilter(
    List<String> statuses,
    List<String> visibilities,
    List<String> roles,
    Boolean active,
    Boolean blocked,
    Boolean verified) {

  /** All of them. */
  public static final UserFilter ANY =
      new UserFilter(List.of(), List.of(), List.of(), null, null, null);

  public UserFilter {
    statuses = List.copyOf(statuses);
    visibilities = List.copyOf(visibilities);
    roles = List.copyOf(roles);
  }
}
