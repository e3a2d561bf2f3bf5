package org.reperio.search;

/**
 * How much a query may cost; see {@link SearchSettings.Limits}. Engines take 1,024 terms in all,
 * and facets and permissions have theirs.
 */
record QueryLimits(
    int terms, int fuzzyWords, int patterns, int patternsEverywhere, int patternLength) {

  static QueryLimits of(SearchSettings.Limits settings) {
    return new QueryLimits(
        settings.terms(),
        settings.fuzzyWords(),
        settings.patterns(),
        settings.patternsEverywhere(),
        settings.patternLength());
  }
}
