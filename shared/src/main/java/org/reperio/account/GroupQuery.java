package org.reperio.account;

import java.util.List;
import org.reperio.refusal.ValidationFailed;

/**
 * Which groups to list.
 *
 * @param managed whether they are managed here: one value, or both or none for any
 * @param page 1 or more
 * @param size 1 to 50
 */
public record GroupQuery(
    ListedWords words, List<Boolean> managed, GroupSort sort, int page, int size) {

  private static final int MAX_SIZE = 50;

  /** How many can be paged through. */
  public static final int DEEPEST = 10_000;

  public GroupQuery {
    managed = List.copyOf(managed);
    if (size < 1 || size > MAX_SIZE) {
      throw ValidationFailed.parameter("size", "A page has 1 to %d results.".formatted(MAX_SIZE));
    }
    if (page < 1 || (long) page * size > DEEPEST) {
      throw ValidationFailed.parameter(
          "page", "Pages are counted from 1, and lead to %,d results.".formatted(DEEPEST));
    }
  }
}
