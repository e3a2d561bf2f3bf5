package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.logging.Log;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.reperio.access.Identity;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;
import org.reperio.vocabulary.Vocabularies;

/** Finds published records. What the asker may not see is not found, counted or faceted. */
@ApplicationScoped
public class SearchService {

  private final SearchEngine engine;
  private final RecordIndex index;
  private final DataModels models;
  private final Vocabularies vocabularies;

  public SearchService(
      SearchEngine engine, RecordIndex index, DataModels models, Vocabularies vocabularies) {
    this.engine = engine;
    this.index = index;
    this.models = models;
    this.vocabularies = vocabularies;
  }

  /**
   * Searches.
   *
   * @throws QuerySyntaxError when the query string cannot be understood
   * @throws ValidationFailed when page, size or sort are out of range
   * @throws SearchUnavailable when the engine is down
   */
  public SearchPage search(Identity who, SearchQuery asked) {
    DataModel model = models.get(asked.model());
    SearchQuery query = asked.withQ(QuerySyntax.translate(asked.q(), model.aliases()));
    check(query, model);
    if (!query.q().isEmpty()) {
      QuerySyntax.check(query.q(), field -> QuerySyntax.covers(model.queryableFields(), field));
    }
    var request = new SearchRequest(model, query, who);
    ObjectNode body = request.body();
    Log.debugf("query body: %s", body);
    JsonNode answer;
    try {
      answer = engine.call("POST", "/" + index.alias(query.model()) + "/_search", body);
    } catch (EngineRefusal e) {
      // 404: no index yet. Anything else that Lucene let pass and the engine does not.
      if (e.status() == 404) {
        throw new SearchUnavailable(e);
      }
      Log.warnf("the engine refused a search: %s", e.getCause().getMessage());
      if (query.q().isEmpty()) {
        throw e;
      }
      throw new QuerySyntaxError("The query cannot be understood.", -1);
    }
    var hits = new ArrayList<ObjectNode>();
    for (JsonNode hit : answer.at("/hits/hits")) {
      hits.add(visible(who, model.recordOf((ObjectNode) hit.get("_source"))));
    }
    return new SearchPage(
        answer.at("/hits/total/value").asLong(),
        hits,
        model.facets().stream()
            .filter(FacetDeclaration::shown)
            .filter(facet -> facet.scopes().contains(FacetDeclaration.RECORDS))
            .map(facet -> facet(facet, query, answer.at("/aggregations/" + facet.name())))
            .toList(),
        request.sort().name());
  }

  private static void check(SearchQuery query, DataModel model) {
    var errors = new ArrayList<FieldError>();
    if (query.page() < 1) {
      errors.add(FieldError.of("page", "Pages are counted from 1."));
    }
    if (query.size() < 1 || query.size() > SearchQuery.MAX_SIZE) {
      errors.add(
          FieldError.of("size", "A page has 1 to %,d results.".formatted(SearchQuery.MAX_SIZE)));
    }
    if (errors.isEmpty() && (long) query.page() * query.size() > SearchQuery.WINDOW) {
      errors.add(
          FieldError.of(
              "page",
              "Only the first %,d results can be paged through. Narrow the search."
                  .formatted(SearchQuery.WINDOW)));
    }
    if (!query.sort().isEmpty()
        && model.sorts().stream().noneMatch(sort -> sort.name().equals(query.sort()))) {
      errors.add(FieldError.of("sort", "Invalid sort option '%s'.".formatted(query.sort())));
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }

  private static ObjectNode visible(Identity who, ObjectNode record) {
    boolean restricted = "restricted".equals(record.at("/access/files").asText());
    String owner = record.at("/parent/access/owned_by/user").asText("");
    boolean mayRead =
        who.isAdministrator()
            || (who.isAuthenticated() && Objects.equals(owner, Long.toString(who.userId())));
    if (restricted && !mayRead && record.get("files") instanceof ObjectNode files) {
      files.putObject("entries");
      files.put("count", 0).put("total_bytes", 0);
    }
    return record;
  }

  private SearchPage.Facet facet(FacetDeclaration facet, SearchQuery query, JsonNode aggregation) {
    List<String> chosen = query.facets().getOrDefault(facet.name(), List.of());
    var buckets = new ArrayList<SearchPage.Bucket>();
    for (JsonNode bucket : aggregation.at("/values/buckets")) {
      String key = bucket.get("key").asText();
      var inner = new ArrayList<SearchPage.Bucket>();
      for (JsonNode sub : bucket.at("/inner/buckets")) {
        if (sub.get("key").asText().isEmpty()) {
          continue;
        }
        String subkey = key + FacetDeclaration.SEPARATOR + sub.get("key").asText();
        inner.add(
            new SearchPage.Bucket(
                subkey,
                label(facet, sub.get("key").asText()),
                sub.get("doc_count").asLong(),
                chosen.contains(subkey),
                List.of()));
      }
      buckets.add(
          new SearchPage.Bucket(
              key,
              label(facet, key),
              bucket.get("doc_count").asLong(),
              chosen.contains(key),
              inner));
    }
    return new SearchPage.Facet(facet.name(), facet.label(), buckets);
  }

  private String label(FacetDeclaration facet, String value) {
    String label = facet.labels().get(value);
    if (label == null && facet.vocabulary() != null) {
      label =
          vocabularies
              .find(facet.vocabulary(), value)
              .map(term -> term.title())
              .map(titles -> titles.getOrDefault("en", anyOf(titles)))
              .orElse(null);
    }
    return label == null
        ? (facet.upperCase() ? value.toUpperCase(java.util.Locale.ROOT) : value)
        : label;
  }

  private static String anyOf(Map<String, String> titles) {
    return titles.values().stream().findFirst().orElse(null);
  }
}
