package org.reperio.model;

import java.util.List;

/**
 * A way to order results.
 *
 * @param name the value of the {@code sort} parameter
 * @param title for people
 * @param keys what to order by, first key first
 */
public record SortDeclaration(String name, String title, List<Key> keys) {

  public SortDeclaration {
    keys = List.copyOf(keys);
  }

  /**
   * @param field a field of the index, or {@code _score}
   * @param descending true for the largest first; {@code _score} is always descending
   */
  public record Key(String field, boolean descending) {

    /** Reads a field's name with an optional {@code -} before it for the largest first. */
    static Key of(String declared) {
      boolean minus = declared.startsWith("-");
      String field = minus ? declared.substring(1) : declared;
      return new Key(field, minus || field.equals("_score"));
    }
  }
}
