package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.RecordLinks;
import org.reperio.api.search.SearchParameters;
import org.reperio.api.search.SearchResults;
import org.reperio.export.MediaTypes;
import org.reperio.record.DraftCreation;
import org.reperio.record.Records;
import org.reperio.refusal.ValidationFailed;
import org.reperio.search.SearchPage;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchScope;
import org.reperio.site.SitePath;

/** The versions of a record. */
@Path("/api/records/{id}/versions")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class VersionResource {

  private final Records records;
  private final DraftCreation creation;
  private final SearchResults results;
  private final DraftAnswers answers;
  private final RecordLinks links;
  private final Caller caller;

  VersionResource(
      Records records,
      DraftCreation creation,
      SearchResults results,
      DraftAnswers answers,
      RecordLinks links,
      Caller caller) {
    this.records = records;
    this.creation = creation;
    this.results = results;
    this.answers = answers;
    this.links = links;
    this.caller = caller;
  }

  /** The newest first; unlike a search, it has what was published a moment ago. */
  @GET
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
  @Tag(name = "Search")
  @Operation(summary = "List the published versions of a record, newest first")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Versions a page, 1 to 1,000; 25")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "allversions",
      in = ParameterIn.QUERY,
      description = "false for the latest version only")
  public ObjectNode list(@PathParam("id") String id, @Context UriInfo uri) {
    var parameters = new SearchParameters(uri);
    SearchQuery query = parameters.query(SearchScope.PUBLISHED);
    if (query.page() < 1 || query.size() < 1 || query.size() > SearchQuery.MAX_SIZE) {
      throw ValidationFailed.of(
          query.page() < 1 ? "page" : "size",
          "Pages are counted from 1 and have 1 to 1,000 versions.");
    }
    List<ObjectNode> versions = records.versions(caller.identity(), id);
    if (!parameters.flag("allversions").orElse(true)) {
      versions =
          versions.stream().filter(one -> one.at("/versions/is_latest").asBoolean()).toList();
    }
    long from = (query.page() - 1L) * query.size();
    List<ObjectNode> shown = versions.stream().skip(from).limit(query.size()).toList();
    return results.json(
        SitePath.versionsApi(id),
        parameters,
        query,
        new SearchPage(versions.size(), shown, List.of(), "version"));
  }

  @GET
  @Path("latest")
  @Tag(name = "Records")
  @Operation(summary = "Find the latest version of a record")
  public Response latest(@PathParam("id") String id) {
    String latest = records.readLatest(caller.identity(), id).get("id").asText();
    return Response.status(Response.Status.MOVED_PERMANENTLY)
        .location(links.site().uri(caller.to(SitePath.recordApi(latest))))
        .build();
  }

  @POST
  @Consumes(MediaType.WILDCARD)
  @Tag(name = "Drafts")
  @Operation(summary = "Start a new version of a published record")
  public Response newVersion(@PathParam("id") String id) {
    return answers.of(201, creation.newVersion(caller.identity(), id));
  }
}
