package org.reperio.api.search;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.api.representation.YesOrNo;
import org.reperio.model.FacetDeclaration;
import org.reperio.refusal.ValidationFailed;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;

/** The parameters of a search's address, under InvenioRDM's names. */
public final class SearchParameters {

  private static final String MODEL = "rdm";
  private static final int DEFAULT_SIZE = 25;

  /** {@code resource_type:publication}, or {@code resource_type:publication+inner:article}. */
  private static final Pattern FACET = Pattern.compile("([^:]+):(.*?)(?:[ +]inner:(.+))?");

  /** Every parameter that is not one of these is a facet's name with a value to filter by. */
  private static final Set<String> NOT_FACETS =
      Set.of(
          "q",
          "suggest",
          "sort",
          "page",
          "size",
          "cursor",
          "f",
          "allversions",
          "include_deleted",
          "status",
          "shared_with_me",
          "expand",
          "access_token",
          "token",
          "prettyprint");

  private final MultivaluedMap<String, String> given;

  public SearchParameters(UriInfo uri) {
    this.given = uri.getQueryParameters();
  }

  /**
   * The search that is asked for.
   *
   * @throws ValidationFailed when a parameter cannot be read
   */
  public SearchQuery query(SearchScope scope) {
    boolean suggest = text("suggest").isPresent();
    if (suggest && text("q").isPresent()) {
      throw ValidationFailed.parameter("suggest", "Send either q or suggest.");
    }
    return new SearchQuery(
        MODEL,
        scope,
        suggest ? given.getFirst("suggest") : given.getFirst("q"),
        given.getFirst("sort"),
        new SearchQuery.Paging(
            number("page", 1), number("size", DEFAULT_SIZE), given.getFirst("cursor")),
        facets(),
        suggest,
        flag("allversions").orElse(false));
  }

  /** Not a number is out of range, and refused as that. */
  int page() {
    return number("page", 1);
  }

  int size() {
    return number("size", DEFAULT_SIZE);
  }

  private int number(String name, int absent) {
    String value = given.getFirst(name);
    if (value == null) {
      return absent;
    }
    try {
      return Integer.parseInt(value.strip());
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  Optional<String> text(String name) {
    return Optional.ofNullable(given.getFirst(name)).filter(value -> !value.isBlank());
  }

  /**
   * A yes or no, in any spelling that InvenioRDM takes.
   *
   * @throws ValidationFailed when it is neither
   */
  public Optional<Boolean> flag(String name) {
    String value = given.getFirst(name);
    if (value == null || value.isBlank()) {
      return Optional.empty();
    }
    return Optional.of(
        YesOrNo.read(value).orElseThrow(() -> ValidationFailed.of(name, "Write true or false.")));
  }

  private Map<String, List<String>> facets() {
    var facets = new HashMap<String, List<String>>();
    given.forEach(
        (name, values) -> {
          if (!NOT_FACETS.contains(name)) {
            facets.computeIfAbsent(name, n -> new ArrayList<>()).addAll(values);
          }
        });
    for (String value : given.getOrDefault("f", List.of())) {
      Matcher facet = FACET.matcher(value);
      if (!facet.matches()) {
        throw ValidationFailed.of("f", "Write a facet and its value: f=access_status:open.");
      }
      facets
          .computeIfAbsent(facet.group(1), n -> new ArrayList<>())
          .add(
              facet.group(3) == null
                  ? facet.group(2)
                  : facet.group(2) + FacetDeclaration.SEPARATOR + facet.group(3));
    }
    return facets;
  }

  /** The parameters of this page that links to other pages keep. */
  MultivaluedMap<String, String> given() {
    return given;
  }
}
