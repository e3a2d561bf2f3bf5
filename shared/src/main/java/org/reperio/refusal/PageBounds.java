package org.reperio.refusal;

/** How far lists can be paged through; narrower questions reach the rest. */
public final class PageBounds {

  /** Entries that pages lead to, at most. */
  public static final int DEEPEST = 10_000;

  private PageBounds() {}

  /**
   * Refuses pages that are too large or too deep.
   *
   * @param page from 1
   * @param size from 1 to {@code most}
   * @throws ValidationFailed with the parameter that is wrong
   */
  public static void require(int page, int size, int most) {
    if (size < 1 || size > most) {
      throw ValidationFailed.parameter("size", "A page has 1 to %,d results.".formatted(most));
    }
    if (page < 1 || (long) page * size > DEEPEST) {
      throw ValidationFailed.parameter(
          "page", "Pages are counted from 1, and lead to %,d results.".formatted(DEEPEST));
    }
  }
}
