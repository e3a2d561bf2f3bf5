package org.reperio.account;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.reperio.refusal.ValidationFailed;

/**
 * The words that somebody looks for in a list: each is the beginning of one that has to be there.
 */
public final class ListedWords {

  private static final int LONGEST = 500;
  private static final int MOST = 10;

  private final List<String> words;

  private ListedWords(List<String> words) {
    this.words = words;
  }

  /**
   * The words of {@code q} or, as fields that complete an entry ask, of {@code suggest}, whatever
   * stands between them.
   *
   * @param q null for none
   * @param suggest null for none
   * @throws ValidationFailed for both, or for more than 500 characters or 10 words
   */
  public static ListedWords of(String q, String suggest) {
    if (q != null && suggest != null) {
      throw ValidationFailed.parameter("suggest", "Send either q or suggest.");
    }
    return suggest == null ? words("q", q == null ? "" : q) : words("suggest", suggest);
  }

  private static ListedWords words(String parameter, String given) {
    if (given.length() > LONGEST) {
      throw ValidationFailed.parameter(
          parameter, "Longer than maximum length %d.".formatted(LONGEST));
    }
    List<String> words =
        Arrays.stream(given.split("[^\\p{L}\\p{M}\\p{N}]+"))
            .filter(word -> !word.isEmpty())
            .toList();
    if (words.size() > MOST) {
      throw ValidationFailed.parameter(parameter, "Send at most %d words.".formatted(MOST));
    }
    return new ListedWords(words);
  }

  public boolean isEmpty() {
    return words.isEmpty();
  }

  List<String> each() {
    return words;
  }

  /** PostgreSQL's query for them; a word has no sign that means something there. */
  String query() {
    return words.stream().map(word -> word + ":*").collect(Collectors.joining(" & "));
  }
}
