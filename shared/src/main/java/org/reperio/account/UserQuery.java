package org.reperio.account;

import org.reperio.refusal.PageBounds;

/**
 * Which accounts to list.
 *
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record UserQuery(ListedWords words, UserFilter filter, UserSort sort, int page, int size) {

  private static final int MAX_SIZE = 1_000;

  public UserQuery {
    PageBounds.require(page, size, MAX_SIZE);
  }

  /** The first page with so many results at most. */
  UserQuery first(int most) {
    return new UserQuery(words, filter, sort, 1, Math.min(size, most));
  }
}
