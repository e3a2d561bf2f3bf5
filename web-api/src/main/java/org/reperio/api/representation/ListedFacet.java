package org.reperio.api.representation;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A facet of a list: its values, how many results have each, and which are chosen. */
public final class ListedFacet {

  private final ArrayNode buckets;
  private final List<String> chosen;

  private ListedFacet(ArrayNode buckets, List<String> chosen) {
    this.buckets = buckets;
    this.chosen = chosen;
  }

  /** Adds a facet without values to the {@code aggregations} of an answer. */
  public static ListedFacet in(
      ObjectNode aggregations, String name, String label, List<String> chosen) {
    ObjectNode aggregation = aggregations.putObject(name);
    var facet = new ListedFacet(aggregation.putArray("buckets"), chosen);
    aggregation.put("label", label);
    return facet;
  }

  /** Adds a value. */
  public void add(String key, String label, long count) {
    buckets
        .addObject()
        .put("key", key)
        .put("doc_count", count)
        .put("label", label)
        .put("is_selected", chosen.contains(key));
  }
}
