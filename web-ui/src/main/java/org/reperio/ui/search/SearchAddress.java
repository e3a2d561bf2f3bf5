package org.reperio.ui.search;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.model.FacetDeclaration;
import org.reperio.search.SearchQuery;
import org.reperio.site.UriEncoding;

/**
 * The state of the search page, as it stands in the page's address. InvenioRDM's parameters: {@code
 * q}, {@code p}, {@code s}, {@code sort}, {@code f=facet:value} many times over, {@code
 * allversions}; the REST API's names {@code page}, {@code size} and {@code facet=value} are
 * understood too. What is wrong or out of range falls back to the default.
 *
 * @param page from 1
 * @param size hits a page
 */
public record SearchAddress(
    String q, String sort, int page, int size, Map<String, List<String>> facets, boolean all) {

  public static final int DEFAULT_SIZE = 20;
  static final List<Integer> SIZES = List.of(10, 20, 50, 100);

  private static final Set<String> RESERVED =
      Set.of("q", "p", "page", "s", "size", "sort", "f", "l", "allversions");

  /** {@code facet:value}, and InvenioRDM's {@code facet:value+inner:value} of a nested facet. */
  private static final Pattern FILTER =
      Pattern.compile("(?<facet>[A-Za-z0-9_.-]+):(?<value>.+?)(?:\\+inner:(?<inner>.+))?");

  public SearchAddress {
    q = q == null ? "" : q.strip();
    sort = sort == null ? "" : sort;
    page = Math.max(1, page);
    size = SIZES.contains(size) ? size : DEFAULT_SIZE;
    facets = Map.copyOf(facets);
  }

  /** Reads the parameters of a request. */
  public static SearchAddress of(MultivaluedMap<String, String> parameters, Set<String> facets) {
    Map<String, List<String>> chosen = new LinkedHashMap<>();
    for (String filter : parameters.getOrDefault("f", List.of())) {
      Matcher parts = FILTER.matcher(filter);
      if (parts.matches() && facets.contains(parts.group("facet"))) {
        String inner = parts.group("inner");
        add(chosen, parts.group("facet"), nested(parts.group("value"), inner));
      }
    }
    parameters.forEach(
        (name, values) -> {
          if (!RESERVED.contains(name) && facets.contains(name)) {
            values.forEach(value -> add(chosen, name, value));
          }
        });
    return new SearchAddress(
        parameters.getFirst("q"),
        parameters.getFirst("sort"),
        number(parameters, 1, "p", "page"),
        number(parameters, DEFAULT_SIZE, "s", "size"),
        chosen,
        Set.of("1", "true").contains(parameters.getOrDefault("allversions", List.of("")).get(0)));
  }

  /** The first page of everything that has this value of this facet. */
  public static String ofFacet(String facet, String value) {
    return everything().toggle(facet, value).toString();
  }

  /** The first page of everything of a kind, such as {@code dataset} or {@code image-photo}. */
  public static String ofResourceType(String id) {
    int dash = id.indexOf('-');
    return ofFacet("resource_type", dash < 0 ? id : nested(id.substring(0, dash), id));
  }

  /** The first page of what answers a query. */
  public static String ofQuery(String query) {
    return everything().withQuery(query).toString();
  }

  static SearchAddress everything() {
    return new SearchAddress("", "", 1, DEFAULT_SIZE, Map.of(), false);
  }

  SearchAddress withQuery(String query) {
    return new SearchAddress(query, sort, 1, size, facets, all);
  }

  SearchAddress withPage(int number) {
    return new SearchAddress(q, sort, number, size, facets, all);
  }

  /** Whether results so far on can be paged to at all. */
  boolean isWithinWindow() {
    return page * (long) size <= SearchQuery.WINDOW;
  }

  SearchAddress withSort(String name) {
    return new SearchAddress(q, name, page, size, facets, all);
  }

  SearchAddress withAllVersions(boolean wanted) {
    return new SearchAddress(q, sort, 1, size, facets, wanted);
  }

  SearchAddress withoutFilters() {
    return new SearchAddress(q, sort, 1, size, Map.of(), all);
  }

  /** Chooses a value of a facet that is not chosen, or lets go of it. */
  SearchAddress toggle(String facet, String value) {
    Map<String, List<String>> changed = new LinkedHashMap<>(facets);
    List<String> values = new ArrayList<>(facets.getOrDefault(facet, List.of()));
    if (!values.remove(value)) {
      values.add(value);
    }
    if (values.isEmpty()) {
      changed.remove(facet);
    } else {
      changed.put(facet, List.copyOf(values));
    }
    return new SearchAddress(q, sort, 1, size, changed, all);
  }

  /** The filters as values of the parameter {@code f}, in a steady order. */
  List<String> filters() {
    return facets.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .flatMap(facet -> facet.getValue().stream().map(value -> filter(facet.getKey(), value)))
        .toList();
  }

  private static String filter(String facet, String value) {
    return facet + ":" + value.replace(FacetDeclaration.SEPARATOR, "+inner:");
  }

  SearchQuery toQuery() {
    return new SearchQuery(SearchChoices.MODEL, q, sort, page, size, facets, all);
  }

  /** Path and query; defaults are left out. */
  @Override
  public String toString() {
    StringBuilder query = new StringBuilder();
    append(query, "q", q);
    filters().forEach(filter -> append(query, "f", filter));
    append(query, "sort", sort);
    append(query, "s", size == DEFAULT_SIZE ? "" : Integer.toString(size));
    append(query, "allversions", all ? "true" : "");
    append(query, "p", page == 1 ? "" : Integer.toString(page));
    return "/search" + query;
  }

  private static String nested(String value, String inner) {
    return inner == null ? value : value + FacetDeclaration.SEPARATOR + inner;
  }

  private static void append(StringBuilder query, String name, String value) {
    if (!value.isEmpty()) {
      query
          .append(query.isEmpty() ? '?' : '&')
          .append(name)
          .append('=')
          .append(UriEncoding.parameter(value));
    }
  }

  private static void add(Map<String, List<String>> chosen, String facet, String value) {
    List<String> values = chosen.computeIfAbsent(facet, ignored -> new ArrayList<>());
    if (!value.isBlank() && !values.contains(value)) {
      values.add(value);
    }
  }

  private static int number(
      MultivaluedMap<String, String> parameters, int fallback, String... names) {
    for (String name : names) {
      String value = parameters.getFirst(name);
      if (value != null && value.matches("\\d{1,6}")) {
        return Integer.parseInt(value);
      }
    }
    return fallback;
  }
}
