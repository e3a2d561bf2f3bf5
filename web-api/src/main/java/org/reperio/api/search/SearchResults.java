package org.reperio.api.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.reperio.api.representation.ListBody;
import org.reperio.api.representation.RecordLinks;
import org.reperio.model.FacetDeclaration;
import org.reperio.search.NotUnderstood;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.site.UriEncoding;

/** A page of results in InvenioRDM's JSON, with the addresses of the pages around it. */
@ApplicationScoped
public class SearchResults {

  private static final Set<String> NOT_IN_LINKS =
      Set.of("access_token", "prettyprint", "cursor", "page", "size", "sort");

  private final RecordLinks links;

  public SearchResults(RecordLinks links) {
    this.links = links;
  }

  /**
   * @param path where the search is, from the site's root
   */
  public ObjectNode json(
      String path, SearchParameters parameters, SearchQuery query, SearchPage page) {
    ObjectNode body =
        ListBody.of(
            page.hits().stream()
                .map(
                    hit -> hit.path("is_draft").asBoolean() ? links.draft(hit) : links.record(hit)),
            page.total());
    body.set("aggregations", aggregations(page.facets()));
    body.put("sortBy", page.sort());
    page.notUnderstood().ifPresent(why -> note(body.putObject("query_note"), why));
    body.set("links", paging(path, parameters, query, page));
    return body;
  }

  /** InvenioRDM searches the words too, and does not say so. */
  private static void note(ObjectNode note, NotUnderstood why) {
    note.put("reason", why.reason());
    note.put("searched_as", "words");
    if (why.position() >= 0) {
      note.put("position", why.position());
    }
  }

  private static ObjectNode aggregations(List<SearchPage.Facet> facets) {
    ObjectNode aggregations = JsonNodeFactory.instance.objectNode();
    for (SearchPage.Facet facet : facets) {
      ObjectNode aggregation = aggregations.putObject(facet.name());
      aggregation.set("buckets", buckets(facet.buckets()));
      aggregation.put("label", facet.label());
    }
    return aggregations;
  }

  private static ArrayNode buckets(List<SearchPage.Bucket> buckets) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SearchPage.Bucket bucket : buckets) {
      ObjectNode node = list.addObject();
      // A value below another is named on its own here, and with the other in a filter.
      node.put(
          "key",
          bucket
              .key()
              .substring(
                  bucket.key().contains(FacetDeclaration.SEPARATOR)
                      ? bucket.key().indexOf(FacetDeclaration.SEPARATOR)
                          + FacetDeclaration.SEPARATOR.length()
                      : 0));
      node.put("doc_count", bucket.count());
      node.put("label", bucket.label());
      node.put("is_selected", bucket.selected());
      if (!bucket.inner().isEmpty()) {
        node.putObject("inner").set("buckets", buckets(bucket.inner()));
      }
    }
    return list;
  }

  private ObjectNode paging(
      String path, SearchParameters parameters, SearchQuery query, SearchPage page) {
    Map<String, List<String>> common = new TreeMap<>(parameters.given());
    common.keySet().removeAll(NOT_IN_LINKS);
    common.put("size", List.of(Integer.toString(query.size())));
    common.put("sort", List.of(page.sort()));
    ObjectNode paging = JsonNodeFactory.instance.objectNode();
    if (query.hasCursor()) {
      paging.put("self", address(path, common, "cursor", query.cursor()));
      page.next().ifPresent(next -> paging.put("next", address(path, common, "cursor", next)));
      return paging;
    }
    paging.put("self", address(path, common, query.page()));
    if (query.page() > 1) {
      paging.put("prev", address(path, common, query.page() - 1));
    }
    long shown = (long) query.page() * query.size();
    if (shown < Math.min(page.total(), SearchQuery.WINDOW)) {
      paging.put("next", address(path, common, query.page() + 1));
    } else {
      page.next().ifPresent(next -> paging.put("next", address(path, common, "cursor", next)));
    }
    return paging;
  }

  private String address(String path, Map<String, List<String>> common, int page) {
    return address(path, common, "page", Integer.toString(page));
  }

  private String address(String path, Map<String, List<String>> common, String name, String value) {
    Map<String, List<String>> all = new TreeMap<>(common);
    all.put(name, List.of(value));
    return links.site().of(path) + "?" + UriEncoding.query(all);
  }
}
