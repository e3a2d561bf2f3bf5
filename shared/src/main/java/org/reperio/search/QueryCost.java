package org.reperio.search;

import java.util.List;

/**
 * The cost of a query for the engine, before it is sent: its terms and patterns. An engine refuses
 * more than some thousand terms, and patterns go through all that it has.
 */
record QueryCost(int words, int namedWords, int patterns, int wildPatterns) {

  /** How many words a fuzzy one stands for at most. */
  static final int EXPANSIONS = 10;

  /** Engines take 1,024 in all; facets and permissions have theirs. */
  static final int MAX_TERMS = 800;

  private static final int MAX_PATTERNS = 24;
  private static final int MAX_WILD_PATTERNS = 6;
  private static final int MAX_PATTERN_LENGTH = 200;
  private static final QueryCost NOTHING = new QueryCost(0, 0, 0, 0);

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
      int terms = words.fuzziness().isEmpty() ? count : count * EXPANSIONS;
      return words.field().isEmpty()
          ? new QueryCost(terms, 0, 0, 0)
          : new QueryCost(0, terms * fields.named(words.field()).size(), 0, 0);
    }
    if (asked instanceof Asked.Pattern pattern) {
      if (pattern.pattern().length() > MAX_PATTERN_LENGTH) {
        throw new QuerySyntaxError("A word with wildcards is too long.", -1);
      }
      return pattern.field().isEmpty()
          ? new QueryCost(0, 0, 0, 1)
          : new QueryCost(0, 0, fields.named(pattern.field()).size(), 0);
    }
    if (asked instanceof Asked.Range range) {
      return range.field().isEmpty()
          ? new QueryCost(0, 0, 0, 1)
          : new QueryCost(0, fields.named(range.field()).size(), 0, 0);
    }
    return asked instanceof Asked.Exists exists
        ? new QueryCost(0, fields.existing(exists.field()).size(), 0, 0)
        : NOTHING;
  }

  private QueryCost plus(QueryCost other) {
    return new QueryCost(
        words + other.words,
        namedWords + other.namedWords,
        patterns + other.patterns,
        wildPatterns + other.wildPatterns);
  }

  /**
   * Those of the fields that the query can be looked for in at this cost, the weightiest: a title
   * that was pasted is found in titles.
   *
   * @throws QuerySyntaxError when the query costs too much wherever it is looked for
   */
  List<QueryFields.Searched> affordable(List<QueryFields.Searched> all) {
    if (words + namedWords > MAX_TERMS) {
      throw new QuerySyntaxError("The query asks for too many words.", -1);
    }
    if (patterns > MAX_PATTERNS || wildPatterns > MAX_WILD_PATTERNS) {
      throw new QuerySyntaxError("The query has too many words with wildcards.", -1);
    }
    int most = (MAX_TERMS - namedWords) / Math.max(1, words);
    return all.subList(0, Math.max(1, Math.min(all.size(), most)));
  }
}
