package org.reperio.search;

import java.util.List;
import java.util.Map;

/**
 * One question to the search engine.
 *
 * @param model the data model's name, {@code rdm} for bibliographic records
 * @param scope which records or drafts are searched
 * @param q a Lucene query string on the model's documented fields; empty for everything
 * @param sort a name among the model's sorts; empty for {@code bestmatch} when there is a query,
 *     and else what fits the scope
 * @param page 1 or more; it may not begin after result 10,000
 * @param size hits a page, 1 to 1,000
 * @param facets chosen values by facet name; values of one facet are alternatives, facets are all
 *     required
 * @param allVersions false to see only the latest version of each record
 * @param cursor where to go on: {@link #FIRST}, or what the page before gave; empty to go by pages
 */
public record SearchQuery(
    String model,
    SearchScope scope,
    String q,
    String sort,
    int page,
    int size,
    Map<String, List<String>> facets,
    boolean allVersions,
    String cursor) {

  public static final int WINDOW = 10_000;
  public static final int MAX_SIZE = 1_000;

  /** The cursor of the first page. */
  public static final String FIRST = "*";

  public SearchQuery {
    q = q == null ? "" : q.strip();
    sort = sort == null ? "" : sort;
    facets = Map.copyOf(facets);
    cursor = cursor == null ? "" : cursor;
  }

  /** A question about published records, by pages. */
  public SearchQuery(
      String model,
      String q,
      String sort,
      int page,
      int size,
      Map<String, List<String>> facets,
      boolean allVersions) {
    this(model, SearchScope.PUBLISHED, q, sort, page, size, facets, allVersions, "");
  }

  public static SearchQuery of(String q) {
    return new SearchQuery("rdm", q, "", 1, 25, Map.of(), false);
  }

  SearchQuery withQ(String other) {
    return new SearchQuery(model, scope, other, sort, page, size, facets, allVersions, cursor);
  }

  /** Whether the results are walked by a cursor rather than by pages. */
  public boolean hasCursor() {
    return !cursor.isEmpty();
  }

  /** The number of results before this page. */
  int from() {
    return (page - 1) * size;
  }
}
