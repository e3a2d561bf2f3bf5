package org.reperio.test;

import java.util.List;
import java.util.Random;

/** Random input of a search box: pieces of the query language in any order, and noise. */
public final class RandomQueries {

  private static final List<String> PARTS =
      List.of(
          "ice",
          "title:",
          "files.types:",
          "uuid:",
          "metadata.title",
          "(",
          ")",
          "[",
          "]",
          "{",
          "}",
          " TO ",
          " AND ",
          " OR ",
          " NOT ",
          "\"",
          "\\",
          "/",
          "*",
          "?",
          "~",
          "^",
          ":",
          "+",
          "-",
          "&&",
          "||",
          "!",
          "<",
          ">=",
          "=",
          "_exists_:",
          "10.5072/",
          "https://doi.org/",
          "0000-0002-1825-0097",
          "$",
          "%",
          "é",
          "冰",
          "\n",
          "^9",
          "~2",
          "*:*",
          "readers:",
          "versions.is_latest:",
          "now/d",
          "{\"a\":1}",
          "created:",
          "publication_date:",
          "versions.index:",
          "\uD83D\uDE00",
          "2024-01-01",
          "12",
          "metadata.\\*:",
          "@",
          "#");

  private RandomQueries() {}

  /**
   * @param also further pieces, such as text that an address cannot carry
   */
  public static String next(Random random, String... also) {
    StringBuilder q = new StringBuilder();
    int length = random.nextInt(12);
    for (int i = 0; i < length; i++) {
      q.append(
          random.nextInt(4) == 0
              ? Character.toString(random.nextInt(0x2FFF))
              : part(random.nextInt(PARTS.size() + also.length), also));
    }
    return q.toString();
  }

  private static String part(int at, String... also) {
    return at < PARTS.size() ? PARTS.get(at) : also[at - PARTS.size()];
  }
}
