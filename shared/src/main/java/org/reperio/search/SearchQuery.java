package org.reperio.search;

import java.util.List;
import java.util.Map;

/**
 * One question to the search engine.
 *
 * @param model the data model's name, {@code rdm} for bibliographic records
 * @param q a Lucene query string on the model's documented fields; empty for everything
 * @param sort a name among the model's sorts; empty for {@code bestmatch} when there is a query and
 *     {@code newest} when there is none
 * @param page 1 or more; page * size may not pass 10,000
 * @param size hits a page, 1 to 1,000
 * @param facets chosen values by facet name; values of one facet are alternatives, facets are all
 *     required
 * @param allVersions false to see only the latest version of each record
 */
public record SearchQuery(
    String model,
    String q,
    String sort,
    int page,
    int size,
    Map<String, List<String>> facets,
    boolean allVersions) {

  public static final int WINDOW = 10_000;
  public static final int MAX_SIZE = 1_000;

  public SearchQuery {
    q = q == null ? "" : q.strip();
    sort = sort == null ? "" : sort;
    facets = Map.copyOf(facets);
  }

  public static SearchQuery of(String q) {
    return new SearchQuery("rdm", q, "", 1, 25, Map.of(), false);
  }

  SearchQuery withQ(String other) {
    return new SearchQuery(model, other, sort, page, size, facets, allVersions);
  }
}
