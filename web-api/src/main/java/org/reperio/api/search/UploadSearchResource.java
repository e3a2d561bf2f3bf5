package org.reperio.api.search;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;
import org.reperio.search.SearchService;
import org.reperio.site.SitePath;

/** Search over the uploads of a person: drafts, and published records without a newer draft. */
@Path("/api/user/records")
@Tag(name = "Search")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class UploadSearchResource {

  private final SearchService search;
  private final SearchResults results;
  private final Caller caller;

  public UploadSearchResource(SearchService search, SearchResults results, Caller caller) {
    this.search = search;
    this.results = results;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "Search one's own drafts and records, and those that one shares in")
  @Parameter(name = "q", in = ParameterIn.QUERY, description = "A query string, or an identifier")
  @Parameter(
      name = "suggest",
      in = ParameterIn.QUERY,
      description = "The beginning of a title, a name or a subject as it is typed; instead of q")
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "bestmatch, updated-desc, updated-asc, newest, oldest or version")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 1,000; 25")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "is_published",
      in = ParameterIn.QUERY,
      description = "true for what is published, false for what never was")
  @Parameter(
      name = "shared_with_me",
      in = ParameterIn.QUERY,
      description = "true for what others share, false for one's own; both when absent")
  @Parameter(
      name = "allversions",
      in = ParameterIn.QUERY,
      description = "true to find earlier versions too")
  public ObjectNode search(@Context UriInfo uri) {
    var parameters = new SearchParameters(uri);
    SearchQuery query =
        parameters.query(new SearchScope.Uploads(parameters.flag("shared_with_me")));
    return results.json(
        SitePath.uploadsApi(), parameters, query, search.search(caller.identity(), query));
  }
}
