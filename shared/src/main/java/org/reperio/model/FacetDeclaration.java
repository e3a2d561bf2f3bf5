package org.reperio.model;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A field whose values are counted and filtered by.
 *
 * @param name the facet's name and query parameter
 * @param label for people
 * @param order place among the facets, smallest first
 * @param size how many values are counted at most, 1 or more
 * @param counted the index fields that hold the values
 * @param naming how a value is named for people
 * @param shown whether it is among the facets that a search shows unasked
 * @param scopes {@code records}, {@code drafts}: the searches that offer it
 */
public record FacetDeclaration(
    String name,
    String label,
    int order,
    int size,
    Counted counted,
    Naming naming,
    boolean shown,
    Set<String> scopes) {

  /**
   * The index fields that hold a facet's values.
   *
   * @param field the index field
   * @param subfield the index field counted within each value, or null; a value of it is written
   *     {@code value::subvalue} in a query
   */
  public record Counted(String field, String subfield) {}

  /**
   * How a facet's values are named for people.
   *
   * @param vocabulary the vocabulary whose terms are the values, or null when they speak for
   *     themselves
   * @param labels names of values that come from no vocabulary
   * @param upperCase whether a value without a label is shown in capitals
   */
  public record Naming(String vocabulary, Map<String, String> labels, boolean upperCase) {

    public Naming {
      labels = Map.copyOf(labels);
    }
  }

  public static final String SEPARATOR = "::";
  public static final String RECORDS = "records";
  public static final String DRAFTS = "drafts";

  public FacetDeclaration {
    scopes = Set.copyOf(scopes);
  }

  /** The index field that holds the values. */
  public String field() {
    return counted.field();
  }

  /** The index fields that it is counted from. */
  public List<String> fields() {
    return counted.subfield() == null
        ? List.of(counted.field())
        : List.of(counted.field(), counted.subfield());
  }

  /** The index field counted within each value, or null. */
  public String subfield() {
    return counted.subfield();
  }
}
