package org.reperio.search;

/** One thing that a query asks for. A field's name is empty where no field is named. */
sealed interface Asked {

  String field();

  /** Everything. */
  record Everything(String field) implements Asked {}

  /** Documents that have a value there. */
  record Exists(String field) implements Asked {}

  /**
   * Words, of which one has to be there, or all of them as they stand.
   *
   * @param slop how far the words of a phrase may be from their places
   * @param fuzziness how many letters may differ: a number, {@code AUTO}, or empty for none
   */
  record Words(String field, String text, boolean phrase, int slop, String fuzziness)
      implements Asked {}

  /** Words that begin so, that fit wildcards, or that fit a regular expression. */
  record Pattern(String field, Kind kind, String pattern) implements Asked {

    enum Kind {
      PREFIX,
      WILDCARD,
      REGEXP
    }
  }

  /**
   * Values between two, either of which may be null for no end.
   *
   * @param withFrom whether the first of them counts in
   * @param withTo whether the last of them counts in
   */
  record Range(String field, String from, String to, boolean withFrom, boolean withTo)
      implements Asked {}
}
