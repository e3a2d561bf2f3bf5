package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Caller;

/** Published records and their versions. */
@Path("/api/records")
@Tag(name = "Records")
@Produces({MediaType.APPLICATION_JSON, RecordResource.INVENIO_JSON})
public class RecordResource {

  static final String INVENIO_JSON = "application/vnd.inveniordm.v1+json";

  private final Records records;
  private final RecordLinks links;
  private final Caller caller;

  public RecordResource(Records records, RecordLinks links, Caller caller) {
    this.records = records;
    this.links = links;
    this.caller = caller;
  }

  /** A concept's identifier leads to its latest version. */
  @GET
  @Path("{id}")
  @Operation(summary = "Read a published record")
  public Response read(
      @PathParam("id") String id,
      @QueryParam("include_deleted") boolean includeDeleted,
      @Context Request request) {
    ObjectNode record;
    try {
      record =
          includeDeleted
              ? records.readEvenDeleted(caller.identity(), id)
              : records.read(caller.identity(), id);
    } catch (RecordNotFound e) {
      String latest = records.resolve(id);
      return Response.status(Response.Status.MOVED_PERMANENTLY)
          .location(URI.create(links.site() + "/api/records/" + latest))
          .build();
    }
    var tag = new EntityTag(record.get("revision_id").asText());
    Response.ResponseBuilder unchanged = request.evaluatePreconditions(tag);
    return unchanged == null
        ? Response.ok(links.record(record)).tag(tag).build()
        : unchanged.tag(tag).build();
  }

  @GET
  @Path("{id}/versions/latest")
  @Operation(summary = "Find the latest version of a record")
  public Response latest(@PathParam("id") String id) {
    String latest = records.readLatest(caller.identity(), id).get("id").asText();
    return Response.status(Response.Status.MOVED_PERMANENTLY)
        .location(URI.create(links.site() + "/api/records/" + latest))
        .build();
  }
}
