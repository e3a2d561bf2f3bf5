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

/** Search over published records. */
@Path("/api/records")
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
public class RecordSearchResource {

  private final SearchService search;
  private final SearchResults results;
  private final Caller caller;

  public RecordSearchResource(SearchService search, SearchResults results, Caller caller) {
    this.search = search;
    this.results = results;
    this.caller = caller;
  }

  /** Every parameter that is not listed is a facet's name with a value to filter by. */
  @GET
  @Operation(summary = "Search published records")
  @Parameter(name = "q", in = ParameterIn.QUERY, description = "A query string, or an identifier")
  @Parameter(
      name = "suggest",
      in = ParameterIn.QUERY,
      description = "The beginning of a title, a name or a subject as it is typed; instead of q")
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description =
          "bestmatch, newest, oldest, updated-desc, updated-asc, version, mostviewed or"
              + " mostdownloaded")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 1,000; 25")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "cursor",
      in = ParameterIn.QUERY,
      description = "* to begin, then as links.next has it: instead of page, without end")
  @Parameter(
      name = "f",
      in = ParameterIn.QUERY,
      description = "A facet and its value, as access_status:open")
  @Parameter(
      name = "allversions",
      in = ParameterIn.QUERY,
      description = "true to find earlier versions too")
  @Parameter(
      name = "include_deleted",
      in = ParameterIn.QUERY,
      description = "true to find deleted records too; for administrators")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "P, D or X: published, deleted, marked for purge; for administrators")
  public ObjectNode search(@Context UriInfo uri) {
    var parameters = new SearchParameters(uri);
    SearchQuery query =
        parameters.query(
            new SearchScope.Published(
                parameters.flag("include_deleted").orElse(false)
                    || parameters.text("status").isPresent(),
                parameters.text("status")));
    return results.json(
        SitePath.recordsApi(), parameters, query, search.search(caller.identity(), query));
  }
}
