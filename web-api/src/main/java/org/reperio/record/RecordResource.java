package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Caller;
import org.reperio.export.MediaTypes;

/** Published records and their versions. */
@Path("/api/records")
@Tag(name = "Records")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class RecordResource {

  static final String INVENIO_JSON = MediaTypes.INVENIO_JSON;

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
  @Operation(summary = "Read a published record")
  public Response read(
      @PathParam("id") String id, @QueryParam("include_deleted") boolean includeDeleted) {
    ObjectNode record;
    try {
      record =
          includeDeleted
              ? records.readEvenDeleted(caller.identity(), id)
              : records.read(caller.identity(), id);
    } catch (RecordNotFound e) {
      String latest = records.resolve(id);
      return Response.status(Response.Status.FOUND)
          .location(URI.create(links.site() + "/api/records/" + latest))
          .build();
    }
    return Response.ok(links.record(record)).build();
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
