package org.reperio.account;

import java.util.Arrays;
import java.util.Set;
import org.reperio.refusal.ValidationFailed;

/** The orders of lists of accounts, under InvenioRDM's names. */
public enum UserSort {
  BEST_MATCH("bestmatch", "rank desc, a.created desc, a.id desc"),
  /** By full name: accounts have no other. */
  NAME("username", "lower(a.full_name), a.id"),
  EMAIL("email", "lower(a.email), a.id"),
  DOMAIN("domain", "split_part(lower(a.email), '@', 2), a.id"),
  NEWEST("newest", "a.created desc, a.id desc"),
  OLDEST("oldest", "a.created, a.id"),
  UPDATED("updated", "coalesce(a.updated, a.created) desc, a.id desc");

  /** Orders that tell nothing of addresses and decisions. */
  private static final Set<UserSort> FOR_ALL = Set.of(BEST_MATCH, NEWEST, OLDEST);

  private final String id;
  private final String order;

  UserSort(String id, String order) {
    this.id = id;
    this.order = order;
  }

  public String id() {
    return id;
  }

  /** Columns of the account {@code a}, and the rank of its words. */
  String order() {
    return order;
  }

  /**
   * The order of a list that every account may ask for.
   *
   * @param name null for that which fits
   * @param words whether the list is of what words find
   * @throws ValidationFailed for another name
   */
  public static UserSort ofDirectory(String name, boolean words) {
    UserSort sort = name == null ? words ? BEST_MATCH : NEWEST : named(name);
    if (!FOR_ALL.contains(sort)) {
      throw ValidationFailed.sort(name);
    }
    return sort;
  }

  /**
   * The order of the list of all accounts.
   *
   * @param name null for that which fits
   * @param words whether the list is of what words find
   * @throws ValidationFailed for another name
   */
  public static UserSort ofAll(String name, boolean words) {
    return name == null ? words ? BEST_MATCH : NAME : named(name);
  }

  private static UserSort named(String name) {
    return Arrays.stream(values())
        .filter(sort -> sort.id.equals(name))
        .findFirst()
        .orElseThrow(() -> ValidationFailed.sort(name));
  }
}
