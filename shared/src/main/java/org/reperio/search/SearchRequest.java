package org.reperio.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.access.ReaderToken;
import org.reperio.model.DataModel;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.SortDeclaration;

/** The body of a search, in the query language that both engines share. */
final class SearchRequest {

  /** The sort whose order changes with whatever else is indexed meanwhile. */
  static final String BEST_MATCH = "bestmatch";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int INNER_VALUES = 20;

  private final DataModel model;
  private final SearchQuery query;
  private final Identity who;
  private final ArrayNode after;

  /**
   * @param after the sort values to go on after, or null
   */
  SearchRequest(DataModel model, SearchQuery query, Identity who, ArrayNode after) {
    this.model = model;
    this.query = query;
    this.who = who;
    this.after = after;
  }

  /**
   * The sort that is asked for, or the fitting one: the best match of a query; else the newest
   * record, the upload last worked on. Without a query there is no best match.
   */
  static SortDeclaration sort(DataModel model, SearchQuery query) {
    String name = query.sort();
    if (name.isEmpty() && !query.q().isEmpty() && !query.hasCursor()) {
      name = BEST_MATCH;
    }
    if (name.isEmpty() || (name.equals(BEST_MATCH) && query.q().isEmpty())) {
      boolean uploads = query.scope() instanceof SearchScope.Uploads && !query.hasCursor();
      name = uploads ? "updated-desc" : "newest";
    }
    for (SortDeclaration sort : model.sorts()) {
      if (sort.name().equals(name)) {
        return sort;
      }
    }
    return model.sorts().get(0);
  }

  /** The facets that this search offers. */
  static List<FacetDeclaration> offered(DataModel model, SearchQuery query) {
    String scope =
        query.scope() instanceof SearchScope.Uploads
            ? FacetDeclaration.DRAFTS
            : FacetDeclaration.RECORDS;
    return model.facets().stream()
        .filter(FacetDeclaration::shown)
        .filter(facet -> facet.scopes().contains(scope))
        .toList();
  }

  ObjectNode body() {
    ObjectNode body = NODES.objectNode();
    if (query.hasCursor()) {
      // One more than is shown tells whether there are more.
      body.put("size", query.size() + 1);
    } else {
      body.put("from", query.from());
      body.put("size", Math.min(query.size(), SearchQuery.WINDOW - query.from()));
    }
    if (after != null) {
      body.set("search_after", after);
    }
    body.put("track_total_hits", true);
    body.set("query", matching());
    ArrayNode chosen = chosen(null);
    if (!chosen.isEmpty()) {
      body.putObject("post_filter").putObject("bool").set("filter", chosen);
    }
    body.set("sort", order());
    if (after == null) {
      body.set("aggs", facets());
    }
    return body;
  }

  private ObjectNode matching() {
    ObjectNode matching = NODES.objectNode();
    ObjectNode bool = matching.putObject("bool");
    ArrayNode filters = bool.putArray("filter");
    if (query.scope() instanceof SearchScope.Published published) {
      filterPublished(filters, published);
    } else if (query.scope() instanceof SearchScope.OfCommunity of) {
      filterPublished(filters, SearchScope.PUBLISHED);
      filters.add(term("parent.communities.ids", of.community().toString()));
    } else if (query.scope() instanceof SearchScope.Uploads uploads) {
      filterUploads(filters, bool, uploads);
    }
    if (!query.q().isEmpty()) {
      ObjectNode match = bool.putArray("must").addObject().putObject("query_string");
      match.put("query", query.q());
      match.put("lenient", true);
      ArrayNode fields = match.putArray("fields");
      model.searchFields().forEach(fields::add);
    }
    return matching;
  }

  private void filterPublished(ArrayNode filters, SearchScope.Published published) {
    ObjectNode latest = latest();
    ObjectNode notDeleted = term(RecordDocuments.DELETION_STATUS, "P");
    if (!who.isAdministrator()) {
      filters.add(terms(RecordDocuments.READERS, who.tokens()));
    }
    if (!who.isAdministrator() || !published.includeDeleted()) {
      filters.add(notDeleted);
    } else if (!query.allVersions()) {
      // No deleted version is the latest.
      latest = either(latest, not(notDeleted));
    }
    if (!query.allVersions()) {
      filters.add(latest);
    }
    published
        .deletionStatus()
        .ifPresent(status -> filters.add(term(RecordDocuments.DELETION_STATUS, status)));
  }

  /** No version that the asker may read is newer. */
  private ObjectNode latest() {
    return who.isAdministrator()
        ? term("versions.is_latest", "true")
        : not(terms(RecordDocuments.NEWER_READERS, who.tokens()));
  }

  private void filterUploads(ArrayNode filters, ObjectNode bool, SearchScope.Uploads uploads) {
    filters.add(term(RecordDocuments.HAS_DRAFT, "false"));
    filters.add(term(RecordDocuments.DELETION_STATUS, "P"));
    if (!query.allVersions()) {
      filters.add(term("versions.is_latest_draft", "true"));
    }
    boolean shared = uploads.shared().orElse(false);
    boolean own = uploads.shared().isPresent() && !shared;
    ObjectNode owned =
        term("parent.access.owned_by.user", who.isAuthenticated() ? who.userId().toString() : "");
    // Everybody may preview what is granted to everybody; it is nobody's upload for that.
    Set<String> tokens = new HashSet<>(who.tokens());
    tokens.removeAll(Set.of(ReaderToken.ANYBODY, ReaderToken.AUTHENTICATED));
    filters.add(own ? owned : terms(RecordDocuments.DEPOSITORS, tokens));
    if (shared) {
      // A record that one decides about as a community's curator is shared with nobody.
      tokens.removeIf(token -> !token.startsWith("user:") && !token.startsWith("role:"));
      filters.add(terms(RecordDocuments.DEPOSITORS, tokens));
      bool.putArray("must_not").add(owned);
    }
  }

  /** The filters of all facets with chosen values, except one. */
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

  /**
   * A value and those below it that are chosen narrow each other; other values are alternatives.
   */
  private static ObjectNode anyOf(FacetDeclaration facet, List<String> values) {
    Map<String, List<String>> below = new LinkedHashMap<>();
    for (String value : values) {
      int separator = facet.subfield() == null ? -1 : value.indexOf(FacetDeclaration.SEPARATOR);
      if (separator < 0) {
        below.computeIfAbsent(value, v -> new ArrayList<>());
      } else {
        below
            .computeIfAbsent(value.substring(0, separator), v -> new ArrayList<>())
            .add(value.substring(separator + FacetDeclaration.SEPARATOR.length()));
      }
    }
    ObjectNode either = NODES.objectNode();
    ArrayNode should = either.putObject("bool").putArray("should");
    below.forEach(
        (value, inner) -> {
          if (inner.isEmpty()) {
            should.add(term(facet.field(), value));
            if (facet.subfield() != null) {
              should.add(term(facet.subfield(), value));
            }
          } else {
            ObjectNode both = should.addObject();
            both.putObject("bool")
                .putArray("filter")
                .add(term(facet.field(), value))
                .add(terms(facet.subfield(), inner));
          }
        });
    return either;
  }

  private static ObjectNode either(ObjectNode one, ObjectNode other) {
    ObjectNode either = NODES.objectNode();
    either.putObject("bool").putArray("should").add(one).add(other);
    return either;
  }

  private static ObjectNode not(ObjectNode clause) {
    ObjectNode not = NODES.objectNode();
    not.putObject("bool").putArray("must_not").add(clause);
    return not;
  }

  private static ObjectNode term(String field, String value) {
    ObjectNode term = NODES.objectNode();
    term.putObject("term").put(field, value);
    return term;
  }

  private static ObjectNode terms(String field, Collection<String> values) {
    ObjectNode terms = NODES.objectNode();
    ArrayNode any = terms.putObject("terms").putArray(field);
    values.forEach(any::add);
    return terms;
  }

  private ArrayNode order() {
    ArrayNode order = NODES.arrayNode();
    for (SortDeclaration.Key key : sort(model, query).keys()) {
      ObjectNode by = order.addObject().putObject(key.field());
      by.put("order", key.descending() ? "desc" : "asc");
      if (key.field().startsWith("stats.")) {
        // A record without views has zero of them.
        by.put("missing", 0).put("unmapped_type", "long");
      } else if (!key.field().equals("_score")) {
        by.put("missing", "_last").put("unmapped_type", "keyword");
      }
    }
    // Equal ones always in the same order, or paging would repeat some and miss others.
    order
        .addObject()
        .putObject(RecordDocuments.UUID)
        .put("order", "desc")
        .put("unmapped_type", "keyword");
    return order;
  }

  private ObjectNode facets() {
    ObjectNode facets = NODES.objectNode();
    for (FacetDeclaration facet : offered(model, query)) {
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
    return facets;
  }
}
