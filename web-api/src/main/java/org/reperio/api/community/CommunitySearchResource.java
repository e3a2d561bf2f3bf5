package org.reperio.api.community;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.search.SearchParameters;
import org.reperio.api.search.SearchResults;
import org.reperio.community.Communities;
import org.reperio.export.MediaTypes;
import org.reperio.request.Inclusions;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;
import org.reperio.search.SearchService;
import org.reperio.site.SitePath;

/** Search over the published records of a community. */
@Path("/api/communities/{community}/records")
@Tag(name = "Search")
@Produces({
  MediaTypes.JSON,
  MediaTypes.INVENIO_JSON,
  MediaTypes.JSON_LD,
  MediaTypes.MARC_XML,
  MediaTypes.CSL,
  MediaTypes.DATACITE_JSON,
  MediaTypes.DATACITE_XML,
  MediaTypes.DUBLIN_CORE,
  MediaTypes.BIBTEX,
  MediaTypes.CITATION
})
public class CommunitySearchResource {

  private final SearchService search;
  private final SearchResults results;
  private final Communities communities;
  private final Inclusions inclusions;
  private final Caller caller;

  public CommunitySearchResource(
      SearchService search,
      SearchResults results,
      Communities communities,
      Inclusions inclusions,
      Caller caller) {
    this.search = search;
    this.results = results;
    this.communities = communities;
    this.inclusions = inclusions;
    this.caller = caller;
  }

  /**
   * @param community the community's id or slug
   */
  @GET
  @Operation(summary = "Search the published records of a community")
  @Parameter(name = "q", in = ParameterIn.QUERY, description = "A query string")
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "As for the search over all records")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 1,000; 25")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "allversions",
      in = ParameterIn.QUERY,
      description = "true to find earlier versions too")
  public ObjectNode search(@PathParam("community") String community, @Context UriInfo uri) {
    var parameters = new SearchParameters(uri);
    var found = communities.resolve(community).orElseThrow(NotFoundException::new);
    SearchQuery query = parameters.query(new SearchScope.OfCommunity(found.id()));
    return results.json(
        SitePath.communityApi(found.id()) + "/records",
        parameters,
        query,
        search.search(caller.identity(), query));
  }

  @DELETE
  @Consumes(MediaTypes.JSON)
  @Produces(MediaTypes.JSON)
  @Operation(summary = "Remove records from a community")
  public ObjectNode remove(@PathParam("community") String community, ObjectNode input) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    inclusions
        .removeRecords(caller.identity(), community, input)
        .forEach(
            refused ->
                body.withArray("errors")
                    .addObject()
                    .put("record", refused.id())
                    .put("message", refused.problem()));
    return body;
  }
}
