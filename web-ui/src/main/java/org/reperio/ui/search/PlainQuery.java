package org.reperio.ui.search;

/** Takes a query string's special meaning away from what a reader typed. */
final class PlainQuery {

  private PlainQuery() {}

  /** The same words, with every character of the query language made an ordinary one. */
  static String of(String typed) {
    String words = typed.replaceAll("[<>]", " ");
    String escaped = words.replaceAll("([+\\-=&|!(){}\\[\\]^\"~*?:\\\\/])", "\\\\$1");
    return escaped.replaceAll("\\b(AND|OR|NOT)\\b", "\"$1\"");
  }
}
