package org.reperio.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;

/**
 * The engine's answer.
 *
 * @param total how many documents match, exactly
 * @param hits the records of this page, in the form the record service gives them
 * @param facets the counts, in the model's order
 * @param sort the sort that was used
 * @param next the cursor of the results after these; empty when these are the last, or when their
 *     order does not hold from one question to the next
 * @param notUnderstood why the words of the query were searched as they stand, if they were
 */
public record SearchPage(
    long total,
    List<ObjectNode> hits,
    List<Facet> facets,
    String sort,
    Optional<String> next,
    Optional<NotUnderstood> notUnderstood) {

  public SearchPage(long total, List<ObjectNode> hits, List<Facet> facets, String sort) {
    this(total, hits, facets, sort, Optional.empty(), Optional.empty());
  }

  /**
   * @param name the facet's name, also the name of its query parameter
   * @param label for people
   */
  public record Facet(String name, String label, List<Bucket> buckets) {}

  /**
   * @param key the value to filter by
   * @param label for people
   * @param count documents with this value, among those that match
   * @param selected whether the query asked for this value
   * @param inner a nested facet's buckets (subtypes of a resource type), else empty
   */
  public record Bucket(
      String key, String label, long count, boolean selected, List<Bucket> inner) {}
}
