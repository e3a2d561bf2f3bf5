package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.reperio.access.Identity;
import org.reperio.access.PermissionDenied;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** Finds records and drafts. What the asker may not see is not found, counted or faceted. */
@ApplicationScoped
public class SearchService {

  private static final String HOW_TO_GO_ON =
      "Only the first %,d results can be paged through. To go on, follow links.next of the last page,"
          + " or walk all results with cursor=* and links.next.";

  private final SearchCalls calls;
  private final DataModels models;
  private final RecordDocuments documents;
  private final CurrentRecords current;
  private final FacetCounts facetCounts;
  private final PastedIdentifiers identifiers;
  private final QueryLimits limits;
  private final int maxFacetValues;

  SearchService(
      SearchCalls calls,
      DataModels models,
      RecordDocuments documents,
      CurrentRecords current,
      FacetCounts facetCounts,
      PastedIdentifiers identifiers,
      SearchSettings settings) {
    this.calls = calls;
    this.models = models;
    this.documents = documents;
    this.current = current;
    this.facetCounts = facetCounts;
    this.identifiers = identifiers;
    this.limits = QueryLimits.of(settings.limits());
    this.maxFacetValues = settings.limits().facetValues();
  }

  /**
   * Searches. What is no query in the documented syntax is searched as plain words.
   *
   * @throws QuerySyntaxError when the query is too long for any search
   * @throws ValidationFailed when page, size, sort or cursor are out of range
   * @throws PermissionDenied when uploads are asked for by nobody in particular
   * @throws SearchUnavailable when the engine is down, or not done in time
   * @throws TooManySearches when too many run at the same time
   */
  public SearchPage search(Identity who, SearchQuery query) {
    if (query.scope() instanceof SearchScope.Uploads && !who.isAuthenticated()) {
      throw new PermissionDenied();
    }
    DataModel model = models.get(query.model());
    check(query, model);
    return calls.inTurn(who, query, () -> found(who, query, model));
  }

  private SearchPage found(Identity who, SearchQuery query, DataModel model) {
    ArrayNode after = after(query, SearchCursor.of(query, SearchRequest.sort(model, query).name()));
    Audience audience = new Audience(who);
    Interpretation understood =
        query.suggest()
            ? Interpretation.beginning(query.q(), model, audience, identifiers)
            : Interpretation.of(query.q(), model, audience, identifiers, limits);
    try {
      ObjectNode body = new SearchRequest(model, query, understood, who, after).body();
      return page(who, query, model, understood, calls.ask(query, body));
    } catch (QuerySyntaxError e) {
      understood =
          Interpretation.plain(
              query.q(), model, audience, identifiers, limits, NotUnderstood.of(e));
      ObjectNode body = new SearchRequest(model, query, understood, who, after).body();
      return page(who, query, model, understood, calls.ask(query, body));
    }
  }

  private SearchPage page(
      Identity who,
      SearchQuery query,
      DataModel model,
      Interpretation understood,
      JsonNode answer) {
    String sort = SearchRequest.sort(model, query).name();
    SearchCursor cursors = SearchCursor.of(query, sort);
    List<JsonNode> hits = new ArrayList<>();
    answer.at("/hits/hits").forEach(hits::add);
    boolean more = query.hasCursor() && hits.size() > query.size();
    if (more) {
      hits.remove(hits.size() - 1);
    }
    long total = answer.at("/hits/total/value").asLong();
    boolean cut = !query.hasCursor() && query.from() + hits.size() < total;
    return new SearchPage(
        total,
        shown(who, query, model, hits),
        answer.has("aggregations")
            ? SearchRequest.offered(model, query).stream()
                .map(
                    facet ->
                        facetCounts.of(
                            facet,
                            query.facets().getOrDefault(facet.name(), List.of()),
                            answer.at("/aggregations/" + facet.name())))
                .toList()
            : List.of(),
        sort,
        (more || cut) && !hits.isEmpty() && !sort.equals(SearchRequest.BEST_MATCH)
            ? Optional.of(cursors.token(hits.get(hits.size() - 1).get("sort")))
            : Optional.empty(),
        understood.note());
  }

  private List<ObjectNode> shown(
      Identity who, SearchQuery query, DataModel model, List<JsonNode> hits) {
    if (query.scope() instanceof SearchScope.Uploads) {
      return current.of(
          who, hits.stream().map(hit -> UUID.fromString(hit.get("_id").asText())).toList());
    }
    return hits.stream()
        .map(hit -> documents.shown(model, (ObjectNode) hit.get("_source"), who))
        .toList();
  }

  private static ArrayNode after(SearchQuery query, SearchCursor cursors) {
    if (!query.hasCursor() || query.cursor().equals(SearchQuery.FIRST)) {
      return null;
    }
    return cursors
        .read(query.cursor())
        .orElseThrow(
            () ->
                ValidationFailed.of(
                    "cursor",
                    "This is no cursor of this search. Send q, sort, filters and cursor as"
                        + " links.next has them, or cursor=* to begin."));
  }

  private void check(SearchQuery query, DataModel model) {
    var errors = new ArrayList<FieldError>();
    if (query.page() < 1) {
      errors.add(FieldError.of("page", "Pages are counted from 1."));
    }
    if (query.size() < 1 || query.size() > SearchQuery.MAX_SIZE) {
      errors.add(
          FieldError.of("size", "A page has 1 to %,d results.".formatted(SearchQuery.MAX_SIZE)));
    }
    if (query.facets().values().stream().mapToInt(List::size).sum() > maxFacetValues) {
      errors.add(
          FieldError.of(
              "f", "A search is narrowed to at most %,d values.".formatted(maxFacetValues)));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
    if ((query.page() - 1L) * query.size() >= SearchQuery.WINDOW) {
      errors.add(FieldError.of("page", HOW_TO_GO_ON.formatted(SearchQuery.WINDOW)));
    }
    if (!query.sort().isEmpty()
        && model.sorts().stream().noneMatch(sort -> sort.name().equals(query.sort()))) {
      errors.add(FieldError.of("sort", "Invalid sort option '%s'.".formatted(query.sort())));
    }
    if (!errors.isEmpty()) {
      throw new InvalidQuerystring(errors);
    }
    if (query.hasCursor()) {
      if (query.page() > 1) {
        errors.add(FieldError.of("page", "A cursor says where to go on: leave the page out."));
      }
      if (query.sort().equals(SearchRequest.BEST_MATCH) && !query.q().isEmpty()) {
        errors.add(
            FieldError.of(
                "sort",
                "The order of the best match changes as records come in, so it cannot be walked by"
                    + " cursor. Use newest or oldest."));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }
}
