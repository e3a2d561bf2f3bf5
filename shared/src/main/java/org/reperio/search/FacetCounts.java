package org.reperio.search;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reperio.model.FacetDeclaration;
import org.reperio.vocabulary.Vocabularies;

/** Reads the counts of facets from the engine's answer, and names their values for people. */
@ApplicationScoped
class FacetCounts {

  private final Vocabularies vocabularies;

  FacetCounts(Vocabularies vocabularies) {
    this.vocabularies = vocabularies;
  }

  /**
   * @param chosen the values that the search was narrowed to
   * @param aggregation what the engine says of this facet
   */
  SearchPage.Facet of(FacetDeclaration facet, List<String> chosen, JsonNode aggregation) {
    var buckets = new ArrayList<SearchPage.Bucket>();
    for (JsonNode bucket : aggregation.at("/values/buckets")) {
      String key = key(bucket);
      var inner = new ArrayList<SearchPage.Bucket>();
      for (JsonNode sub : bucket.at("/inner/buckets")) {
        if (key(sub).isEmpty()) {
          continue;
        }
        String subkey = key + FacetDeclaration.SEPARATOR + key(sub);
        inner.add(
            new SearchPage.Bucket(
                subkey,
                label(facet, key(sub)),
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

  /** Engines count true and false as 1 and 0, and say beside it what that means. */
  private static String key(JsonNode bucket) {
    return bucket.path("key_as_string").asText(bucket.get("key").asText());
  }

  private String label(FacetDeclaration facet, String value) {
    String label = facet.naming().labels().get(value);
    if (label == null && facet.naming().vocabulary() != null) {
      label =
          vocabularies
              .find(facet.naming().vocabulary(), value)
              .map(term -> term.title())
              .map(titles -> titles.getOrDefault("en", anyOf(titles)))
              .orElse(null);
    }
    if (label == null) {
      return facet.naming().upperCase() ? value.toUpperCase(Locale.ROOT) : value;
    }
    return label;
  }

  private static String anyOf(Map<String, String> titles) {
    return titles.values().stream().findFirst().orElse(null);
  }
}
