package org.reperio.search;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriBuilder;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Caller;
import org.reperio.record.RecordLinks;

/** Search over published records. */
@Path("/api/records")
@Tag(name = "Search")
@Produces({MediaType.APPLICATION_JSON, "application/vnd.inveniordm.v1+json"})
public class RecordSearchResource {

  private static final Set<String> NOT_FACETS =
      Set.of("q", "sort", "page", "size", "allversions", "access_token", "prettyprint");

  private final SearchService search;
  private final RecordLinks links;
  private final Caller caller;

  public RecordSearchResource(SearchService search, RecordLinks links, Caller caller) {
    this.search = search;
    this.links = links;
    this.caller = caller;
  }

  /** Every other parameter is a facet's name with a value to filter by. */
  @GET
  @Operation(summary = "Search published records")
  public ObjectNode search(
      @QueryParam("q") String q,
      @QueryParam("sort") String sort,
      @QueryParam("page") @DefaultValue("1") String page,
      @QueryParam("size") @DefaultValue("25") String size,
      @QueryParam("allversions") boolean allVersions,
      @Context UriInfo uri) {
    var query =
        new SearchQuery(
            "rdm",
            q,
            sort,
            number(page),
            number(size),
            facets(uri.getQueryParameters()),
            allVersions);
    SearchPage found = search.search(caller.identity(), query);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    ArrayNode list = hits.putArray("hits");
    found.hits().forEach(hit -> list.add(links.record(hit)));
    hits.put("total", found.total());
    body.set("aggregations", aggregations(found.facets()));
    body.put("sortBy", found.sort());
    body.set("links", paging(uri, query, found.total()));
    return body;
  }

  /** Not a number is out of range, and refused as that. */
  private static int number(String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  private static Map<String, List<String>> facets(MultivaluedMap<String, String> parameters) {
    var facets = new HashMap<String, List<String>>(parameters);
    facets.keySet().removeAll(NOT_FACETS);
    return facets;
  }

  private static ObjectNode aggregations(List<SearchPage.Facet> facets) {
    ObjectNode aggregations = JsonNodeFactory.instance.objectNode();
    for (SearchPage.Facet facet : facets) {
      ObjectNode aggregation = aggregations.putObject(facet.name());
      aggregation.put("label", facet.label());
      aggregation.set("buckets", buckets(facet.buckets()));
    }
    return aggregations;
  }

  private static ArrayNode buckets(List<SearchPage.Bucket> buckets) {
    ArrayNode list = JsonNodeFactory.instance.arrayNode();
    for (SearchPage.Bucket bucket : buckets) {
      ObjectNode node = list.addObject();
      node.put("key", bucket.key());
      node.put("doc_count", bucket.count());
      node.put("label", bucket.label());
      node.put("is_selected", bucket.selected());
      if (!bucket.inner().isEmpty()) {
        node.putObject("inner").set("buckets", buckets(bucket.inner()));
      }
    }
    return list;
  }

  private ObjectNode paging(UriInfo uri, SearchQuery query, long total) {
    ObjectNode paging = JsonNodeFactory.instance.objectNode();
    paging.put("self", page(uri, query, query.page()));
    if (query.page() > 1) {
      paging.put("prev", page(uri, query, query.page() - 1));
    }
    long shown = (long) query.page() * query.size();
    if (shown < total && shown + query.size() <= SearchQuery.WINDOW) {
      paging.put("next", page(uri, query, query.page() + 1));
    }
    return paging;
  }

  private String page(UriInfo uri, SearchQuery query, int page) {
    UriBuilder address = UriBuilder.fromUri(URI.create(links.site() + "/api/records"));
    uri.getQueryParameters()
        .forEach(
            (name, values) -> {
              if (!Set.of("page", "size", "access_token").contains(name)) {
                address.queryParam(name, encode(values));
              }
            });
    return address.queryParam("page", page).queryParam("size", query.size()).build().toString();
  }

  /** Values may hold braces, which the builder would take for a template's. */
  private static Object[] encode(List<String> values) {
    return values.stream()
        .map(value -> java.net.URLEncoder.encode(value, java.nio.charset.StandardCharsets.UTF_8))
        .toArray();
  }
}
