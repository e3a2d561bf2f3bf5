package org.reperio.request;

import org.reperio.refusal.ValidationFailed;

/**
 * Which entries of a timeline are wanted.
 *
 * @param newestFirst else the oldest first
 * @param page 1 or more
 * @param size 1 to 1,000
 */
public record EventWindow(boolean newestFirst, int page, int size) {

  private static final int MAX_SIZE = 1_000;

  /** How many of a list can be paged through. */
  private static final int DEEPEST = 10_000;

  public EventWindow {
    requirePage(page, size);
  }

  /** The page that has the entry with this position, counted from 0. */
  EventWindow around(long position) {
    return new EventWindow(newestFirst, (int) (position / size) + 1, size);
  }

  /**
   * Refuses pages that are too large or too deep.
   *
   * @throws ValidationFailed with the parameter that is wrong
   */
  static void requirePage(int page, int size) {
    if (size < 1 || size > MAX_SIZE) {
      throw ValidationFailed.parameter("size", "A page has 1 to %,d results.".formatted(MAX_SIZE));
    }
    if (page < 1 || (long) page * size > DEEPEST) {
      throw ValidationFailed.parameter(
          "page", "Pages are counted from 1, and lead to %,d results.".formatted(DEEPEST));
    }
  }
}
