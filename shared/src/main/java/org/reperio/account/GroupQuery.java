package org.reperio.account;

import java.util.List;
import org.reperio.refusal.PageBounds;

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

  public GroupQuery {
    managed = List.copyOf(managed);
    PageBounds.require(page, size, MAX_SIZE);
  }
}
