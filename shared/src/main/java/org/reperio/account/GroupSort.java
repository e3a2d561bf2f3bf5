package org.reperio.account;

import java.util.Arrays;
import org.reperio.refusal.ValidationFailed;

/** The orders of the list of groups, under InvenioRDM's names. */
public enum GroupSort {
  BEST_MATCH("bestmatch", "length(name), name"),
  NAME("name", "name"),
  NAME_DESCENDING("name_desc", "name desc"),
  MANAGED("managed", "managed desc, name"),
  UNMANAGED("unmanaged", "managed, name");

  private final String id;
  private final String order;

  GroupSort(String id, String order) {
    this.id = id;
    this.order = order;
  }

  public String id() {
    return id;
  }

  /** Columns of the role. */
  String order() {
    return order;
  }

  /**
   * An order by its name.
   *
   * @param name null for that which fits
   * @param words whether the list is of what words find
   * @throws ValidationFailed for another name
   */
  public static GroupSort of(String name, boolean words) {
    if (name == null) {
      return words ? BEST_MATCH : NAME;
    }
    return Arrays.stream(values())
        .filter(sort -> sort.id.equals(name))
        .findFirst()
        .orElseThrow(() -> ValidationFailed.sort(name));
  }
}
