package org.reperio.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reperio.access.Identity;
import org.reperio.access.ReaderToken;
import org.reperio.model.DataModel;
import org.reperio.model.FacetDeclaration;
import org.reperio.model.IndexField;
import org.reperio.model.SortDeclaration;

/** The body of a search, in the query language that both engines share. */
final class SearchRequest {

  /** The sort whose order changes with whatever else is indexed meanwhile. */
  static final String BEST_MATCH = "bestmatch";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final int INNER_VALUES = 20;

  private final DataModel model;
  private final SearchQuery query;
  private final Interpretation interpretation;
  private final Audience audience;
  private final Identity who;
  private final ArrayNode after;

  /**
   * @param interpretation what was made of the query's text
   * @param after the sort values to go on after, or null
   */
  SearchRequest(
      DataModel model,
      SearchQuery query,
      Interpretation interpretation,
      Identity who,
      ArrayNode after) {
    this.model = model;
    this.query = query;
    this.interpretation = interpretation;
    this.audience = new Audience(who);
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
      filters.add(Clauses.term("parent.communities.ids", of.community().toString()));
    } else if (query.scope() instanceof SearchScope.Uploads uploads) {
      filterUploads(filters, bool, uploads);
    }
    if (interpretation.query() != null) {
      bool.putArray("must").add(interpretation.query());
    }
    return matching;
  }

  private void filterPublished(ArrayNode filters, SearchScope.Published published) {
    ObjectNode latest = audience.latest();
    ObjectNode notDeleted = Clauses.term(RecordDocuments.DELETION_STATUS, "P");
    if (!who.isAdministrator()) {
      filters.add(Clauses.terms(RecordDocuments.READERS, who.tokens()));
    }
    if (!who.isAdministrator() || !published.includeDeleted()) {
      filters.add(notDeleted);
    } else if (!query.allVersions()) {
      // No deleted version is the latest.
      latest = Clauses.either(latest, Clauses.not(notDeleted));
    }
    if (!query.allVersions()) {
      filters.add(
          interpretation.named() == null ? latest : Clauses.either(latest, interpretation.named()));
    }
    published
        .deletionStatus()
        .ifPresent(status -> filters.add(Clauses.term(RecordDocuments.DELETION_STATUS, status)));
  }

  private void filterUploads(ArrayNode filters, ObjectNode bool, SearchScope.Uploads uploads) {
    filters.add(Clauses.term(RecordDocuments.HAS_DRAFT, "false"));
    filters.add(Clauses.term(RecordDocuments.DELETION_STATUS, "P"));
    if (!query.allVersions()) {
      filters.add(Clauses.term("versions.is_latest_draft", "true"));
    }
    boolean shared = uploads.shared().orElse(false);
    boolean own = uploads.shared().isPresent() && !shared;
    ObjectNode owned =
        Clauses.term(
            "parent.access.owned_by.user", who.isAuthenticated() ? who.userId().toString() : "");
    // Everybody may preview what is granted to everybody; it is nobody's upload for that.
    Set<String> tokens = new HashSet<>(who.tokens());
    tokens.removeAll(Set.of(ReaderToken.ANYBODY, ReaderToken.AUTHENTICATED));
    filters.add(own ? owned : Clauses.terms(RecordDocuments.DEPOSITORS, tokens));
    if (shared) {
      // A record that one decides about as a community's curator is shared with nobody.
      tokens.removeIf(token -> !token.startsWith("user:") && !token.startsWith("role:"));
      filters.add(Clauses.terms(RecordDocuments.DEPOSITORS, tokens));
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
  private ObjectNode anyOf(FacetDeclaration facet, List<String> values) {
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
    List<ObjectNode> any = new ArrayList<>();
    below.forEach(
        (value, inner) -> {
          if (inner.isEmpty()) {
            any.add(holds(facet.field(), value));
            if (facet.subfield() != null) {
              any.add(holds(facet.subfield(), value));
            }
          } else {
            any.add(
                Clauses.where(
                    holds(facet.field(), value),
                    Clauses.either(
                        inner.stream().map(one -> holds(facet.subfield(), one)).toList())));
          }
        });
    return Clauses.either(any);
  }

  /** That a field, where it is open to the asker, has this value. */
  private ObjectNode holds(String name, String value) {
    IndexField field = model.indexFields().get(name);
    return field == null || field.type().hasLetters()
        ? open(name, Clauses.term(name, value))
        : open(name, Clauses.lenientTerm(name, value));
  }

  private ObjectNode open(String name, ObjectNode clause) {
    IndexField field = model.indexFields().get(name);
    return field == null ? clause : audience.open(field, clause);
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
        .putObject(RecordDocuments.ID)
        .put("order", "desc")
        .put("unmapped_type", "keyword");
    return order;
  }

  private ObjectNode facets() {
    ObjectNode facets = NODES.objectNode();
    for (FacetDeclaration facet : offered(model, query)) {
      ObjectNode filtered = facets.putObject(facet.name());
      ArrayNode filters = chosen(facet);
      for (String name : facet.fields()) {
        Optional.ofNullable(model.indexFields().get(name))
            .flatMap(audience::where)
            .ifPresent(filters::add);
      }
      filtered.putObject("filter").putObject("bool").set("filter", filters);
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
