package org.reperio.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.reperio.access.Identity;
import org.reperio.model.DataModel;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.SortDeclaration;

/** The body of a search, in the query language that both engines share. */
final class SearchRequest {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int INNER_VALUES = 20;

  private final DataModel model;
  private final SearchQuery query;
  private final Identity who;

  SearchRequest(DataModel model, SearchQuery query, Identity who) {
    this.model = model;
    this.query = query;
    this.who = who;
  }

  /** The sort that is asked for, or the fitting one: the best match of a query, else the newest. */
  SortDeclaration sort() {
    String name = query.sort();
    if (name.isEmpty()) {
      name = query.q().isEmpty() ? "newest" : "bestmatch";
    }
    for (SortDeclaration sort : model.sorts()) {
      if (sort.name().equals(name)) {
        return sort;
      }
    }
    return model.sorts().get(0);
  }

  ObjectNode body() {
    ObjectNode body = NODES.objectNode();
    body.put("from", (query.page() - 1) * query.size());
    body.put("size", query.size());
    body.put("track_total_hits", true);
    body.set("query", matching());
    ArrayNode chosen = chosen(null);
    if (!chosen.isEmpty()) {
      body.putObject("post_filter").putObject("bool").set("filter", chosen);
    }
    body.set("sort", order());
    body.set("aggs", facets());
    return body;
  }

  private ObjectNode matching() {
    ObjectNode query = NODES.objectNode();
    ObjectNode bool = query.putObject("bool");
    ArrayNode filters = bool.putArray("filter");
    if (!this.query.allVersions()) {
      filters.add(term("versions.is_latest", "true"));
    }
    if (!who.isAdministrator()) {
      filters.add(visible());
    }
    if (!this.query.q().isEmpty()) {
      ObjectNode match = bool.putArray("must").addObject().putObject("query_string");
      match.put("query", this.query.q());
      match.put("lenient", true);
      ArrayNode fields = match.putArray("fields");
      model.searchFields().forEach(fields::add);
    }
    return query;
  }

  private ObjectNode visible() {
    if (!who.isAuthenticated()) {
      return term("access.record", "public");
    }
    ObjectNode either = NODES.objectNode();
    either
        .putObject("bool")
        .putArray("should")
        .add(term("access.record", "public"))
        .add(term("parent.access.owned_by.user", Long.toString(who.userId())));
    return either;
  }

  /** The filters of the facets that values are chosen of, but for one. */
  private ArrayNode chosen(FacetDeclaration except) {
    ArrayNode filters = NODES.arrayNode();
    for (Map.Entry<String, List<String>> entry : query.facets().entrySet()) {
      for (FacetDeclaration facet : model.facets()) {
        if (facet.name().equals(entry.getKey())
            && (except == null || !facet.name().equals(except.name()))
            && !entry.getValue().isEmpty()) {
          filters.add(anyOf(facet, entry.getValue()));
        }
      }
    }
    return filters;
  }

  private static ObjectNode anyOf(FacetDeclaration facet, List<String> values) {
    ObjectNode either = NODES.objectNode();
    ArrayNode should = either.putObject("bool").putArray("should");
    for (String value : values) {
      int separator = value.indexOf(FacetDeclaration.SEPARATOR);
      if (separator >= 0 && facet.subfield() != null) {
        should.add(
            term(
                facet.subfield(),
                value.substring(separator + FacetDeclaration.SEPARATOR.length())));
      } else {
        should.add(term(facet.field(), value));
        if (facet.subfield() != null) {
          should.add(term(facet.subfield(), value));
        }
      }
    }
    return either;
  }

  private static ObjectNode term(String field, String value) {
    ObjectNode term = NODES.objectNode();
    term.putObject("term").put(field, value);
    return term;
  }

  private ArrayNode order() {
    ArrayNode order = NODES.arrayNode();
    for (SortDeclaration.Key key : sort().keys()) {
      ObjectNode by = order.addObject().putObject(key.field());
      by.put("order", key.descending() ? "desc" : "asc");
      if (!key.field().equals("_score")) {
        by.put("missing", "_last").put("unmapped_type", "keyword");
      }
    }
    // Equal ones always in the same order, or paging would repeat some and miss others.
    order.addObject().putObject("uuid").put("order", "desc").put("unmapped_type", "keyword");
    return order;
  }

  private ObjectNode facets() {
    ObjectNode facets = NODES.objectNode();
    for (FacetDeclaration facet : model.facets()) {
      if (facet.shown() && facet.scopes().contains(FacetDeclaration.RECORDS)) {
        ObjectNode filtered = facets.putObject(facet.name());
        filtered.putObject("filter").putObject("bool").set("filter", chosen(facet));
        ObjectNode values = filtered.putObject("aggs").putObject("values");
        values.putObject("terms").put("field", facet.field()).put("size", facet.size());
        if (facet.subfield() != null) {
          values
              .putObject("aggs")
              .putObject("inner")
              .putObject("terms")
              .put("field", facet.subfield())
              .put("size", INNER_VALUES);
        }
      }
    }
    return facets;
  }
}
