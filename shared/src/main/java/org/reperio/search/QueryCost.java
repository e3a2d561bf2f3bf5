package org.reperio.search;

import java.util.List;

/**
 * The cost of a query for the engine, before it is sent: its terms and patterns. An engine refuses
 * more than some thousand terms, and patterns go through all that it has.
 */
record QueryCost(Words words, Patterns patterns) {

  /** How many words a fuzzy one stands for at most. */
  static final int EXPANSIONS = 10;

  private static final QueryCost NOTHING = new QueryCost(new Words(0, 0, 0), new Patterns(0, 0, 0));

  /**
   * Whole words.
   *
   * @param anywhere without the name of a field
   * @param named in each field that is named
   * @param fuzzy how many of them stand for those like them
   */
  private record Words(int anywhere, int named, int fuzzy) {

    Words plus(Words other) {
      return new Words(anywhere + other.anywhere, named + other.named, fuzzy + other.fuzzy);
    }
  }

  /**
   * What goes through all words of a field.
   *
   * @param longest characters of the longest
   */
  private record Patterns(int anywhere, int named, int longest) {

    Patterns plus(Patterns other) {
      return new Patterns(
          anywhere + other.anywhere, named + other.named, Math.max(longest, other.longest));
    }
  }

  /**
   * The cost of a tree.
   *
   * @param fields tells how many fields a name stands for
   */
  static QueryCost of(QueryTree.Node node, QueryFields fields) {
    if (node == null) {
      return NOTHING;
    }
    if (node instanceof QueryTree.Leaf leaf) {
      return of(leaf.asked(), fields);
    }
    if (node instanceof QueryTree.Boosted boosted) {
      return of(boosted.node(), fields);
    }
    QueryTree.Combined combined = (QueryTree.Combined) node;
    QueryCost sum = NOTHING;
    for (List<QueryTree.Node> part : List.of(combined.all(), combined.any(), combined.none())) {
      for (QueryTree.Node one : part) {
        sum = sum.plus(of(one, fields));
      }
    }
    return sum;
  }

  private static QueryCost of(Asked asked, QueryFields fields) {
    if (asked instanceof Asked.Words words) {
      int count = Math.max(1, words.phrase() ? 1 : QueryWords.count(words.text()));
      int fuzzy = words.fuzziness().isEmpty() ? 0 : count;
      int terms = fuzzy == 0 ? count : count * EXPANSIONS;
      return words(
          words.field().isEmpty()
              ? new Words(terms, 0, fuzzy)
              : new Words(0, terms * fields.named(words.field()).size(), fuzzy));
    }
    if (asked instanceof Asked.Pattern pattern) {
      int length = pattern.pattern().length();
      return patterns(
          pattern.field().isEmpty()
              ? new Patterns(1, 0, length)
              : new Patterns(0, fields.named(pattern.field()).size(), length));
    }
    if (asked instanceof Asked.Range range) {
      return range.field().isEmpty()
          ? patterns(new Patterns(1, 0, 0))
          : words(new Words(0, fields.named(range.field()).size(), 0));
    }
    // To ask for everything costs little; to ask for it a thousand times does not.
    return words(
        new Words(
            0,
            asked instanceof Asked.Exists exists ? fields.existing(exists.field()).size() : 1,
            0));
  }

  private static QueryCost words(Words words) {
    return new QueryCost(words, NOTHING.patterns);
  }

  private static QueryCost patterns(Patterns patterns) {
    return new QueryCost(NOTHING.words, patterns);
  }

  private QueryCost plus(QueryCost other) {
    return new QueryCost(words.plus(other.words), patterns.plus(other.patterns));
  }

  /**
   * Those of the fields that the query can be looked for in at this cost, the weightiest: a title
   * that was pasted is found in titles.
   *
   * @throws QuerySyntaxError when the query costs too much wherever it is looked for
   */
  List<QueryFields.Searched> affordable(List<QueryFields.Searched> all, QueryLimits limits) {
    if (words.anywhere + words.named > limits.terms() || words.fuzzy > limits.fuzzyWords()) {
      throw new QuerySyntaxError("The query asks for too many words.", -1);
    }
    if (patterns.longest > limits.patternLength()) {
      throw new QuerySyntaxError("A word with wildcards is too long.", -1);
    }
    if (patterns.anywhere + patterns.named > limits.patterns()
        || patterns.anywhere > limits.patternsEverywhere()) {
      throw new QuerySyntaxError("The query has too many words with wildcards.", -1);
    }
    int most = all.size();
    if (words.anywhere > 0) {
      most = Math.min(most, (limits.terms() - words.named) / words.anywhere);
    }
    if (patterns.anywhere > 0) {
      most = Math.min(most, (limits.patterns() - patterns.named) / patterns.anywhere);
    }
    return all.subList(0, Math.max(1, most));
  }
}
