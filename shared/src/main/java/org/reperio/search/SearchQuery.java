package org.reperio.search;

import java.util.List;
import java.util.Map;

/**
 * One question to the search engine.
 *
 * @param model the data model's name, {@code rdm} for bibliographic records
 * @param scope which records or drafts are searched
 * @param q words, a query string on the model's documented fields, or an identifier in any form;
 *     empty for everything
 * @param sort a name among the model's sorts; empty for {@code bestmatch} when there is a query,
 *     and else what fits the scope
 * @param paging which part of the results is wanted
 * @param facets chosen values by facet name; values of one facet are alternatives, facets are all
 *     required
 * @param suggest whether the text is the beginning of what is meant, as people type it
 * @param allVersions false to see only the latest version of each record
 */
public record SearchQuery(
    String model,
    SearchScope scope,
    String q,
    String sort,
    Paging paging,
    Map<String, List<String>> facets,
    boolean suggest,
    boolean allVersions) {

  public static final int WINDOW = 10_000;
  public static final int MAX_SIZE = 1_000;

  /** The cursor of the first page. */
  public static final String FIRST = "*";

  public SearchQuery {
    q = q == null ? "" : q.strip();
    sort = sort == null ? "" : sort;
    facets = Map.copyOf(facets);
  }

  /**
   * A part of the results.
   *
   * @param page 1 or more; it may not begin after result 10,000
   * @param size hits a page, 1 to 1,000
   * @param cursor where to go on: {@link #FIRST}, or what the page before gave; empty to go by
   *     pages
   */
  public record Paging(int page, int size, String cursor) {

    public Paging {
      cursor = cursor == null ? "" : cursor;
    }
  }

  /** A question in words that are meant as they stand. */
  public SearchQuery(
      String model,
      SearchScope scope,
      String q,
      String sort,
      Paging paging,
      Map<String, List<String>> facets,
      boolean allVersions) {
    this(model, scope, q, sort, paging, facets, false, allVersions);
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
    this(
        model,
        SearchScope.PUBLISHED,
        q,
        sort,
        new Paging(page, size, ""),
        facets,
        false,
        allVersions);
  }

  public static SearchQuery of(String q) {
    return new SearchQuery("rdm", q, "", 1, 25, Map.of(), false);
  }

  /** The page that is wanted, 1 or more. */
  public int page() {
    return paging.page();
  }

  /** Hits a page. */
  public int size() {
    return paging.size();
  }

  /** Where to go on; empty to go by pages. */
  public String cursor() {
    return paging.cursor();
  }

  /** Whether the results are walked by a cursor rather than by pages. */
  public boolean hasCursor() {
    return !cursor().isEmpty();
  }

  /** The number of results before this page. */
  int from() {
    return (page() - 1) * size();
  }
}
