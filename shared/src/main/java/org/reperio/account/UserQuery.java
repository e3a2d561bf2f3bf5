package org.reperio.account;

import org.reperio.refusal.ValidationFailed;

/**
 * Which accounts to list.
 *
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record UserQuery(ListedWords words, UserFilter filter, UserSort sort, int page, int size) {

  private static final int MAX_SIZE = 1_000;

  /** How many can be paged through; more words reach the others. */
  public static final int DEEPEST = 10_000;

  public UserQuery {
    if (size < 1 || size > MAX_SIZE) {
      throw ValidationFailed.parameter("size", "A page has 1 to %,d results.".formatted(MAX_SIZE));
    }
    if (page < 1 || (long) page * size > DEEPEST) {
      throw ValidationFailed.parameter(
          "page", "Pages are counted from 1, and lead to %,d results.".formatted(DEEPEST));
    }
  }

  /** The first page with so many results at most. */
  UserQuery first(int most) {
    return new UserQuery(words, filter, sort, 1, Math.min(size, most));
  }
}
