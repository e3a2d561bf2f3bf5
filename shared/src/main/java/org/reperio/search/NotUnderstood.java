package org.reperio.search;

/**
 * Why the words of a query were searched as they stand.
 *
 * @param reason for people
 * @param position offset of the first character that cannot be understood, from 0; -1 if unknown
 */
public record NotUnderstood(String reason, int position) {

  static NotUnderstood of(QuerySyntaxError error) {
    return new NotUnderstood(error.getMessage(), error.position());
  }
}
