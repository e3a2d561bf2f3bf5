package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.RecordLinks;
import org.reperio.api.representation.WrittenRecord;
import org.reperio.export.MediaTypes;
import org.reperio.record.RecordNotFound;
import org.reperio.record.Records;
import org.reperio.site.SitePath;

/** Published records. */
@Path("/api/records")
@Tag(name = "Records")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class RecordResource {

  /** The Accept header of a client that wants plain JSON. */
  static final Set<String> PLAIN = Set.of("", "*/*", MediaTypes.JSON);

  private final Records records;
  private final RecordLinks links;
  private final PublicRecordBodies bodies;
  private final Caller caller;

  public RecordResource(
      Records records, RecordLinks links, PublicRecordBodies bodies, Caller caller) {
    this.records = records;
    this.links = links;
    this.bodies = bodies;
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
    MediaTypes.LINKSET,
    MediaTypes.CITATION
  })
  @Operation(summary = "Read a published record")
  public Response read(
      @PathParam("id") String id,
      @QueryParam("include_deleted") boolean includeDeleted,
      @HeaderParam("Accept") String accept,
      @Context UriInfo uri) {
    try {
      if (PLAIN.contains(accept == null ? "" : accept)
          && uri.getQueryParameters().isEmpty()
          && caller.identity().isAnonymous()) {
        WrittenRecord written =
            bodies.of(id, () -> links.record(records.read(Identity.anonymous(), id)));
        return signposted(Response.ok(written), id);
      }
      ObjectNode record =
          includeDeleted
              ? records.readEvenDeleted(caller.identity(), id)
              : records.read(caller.identity(), id);
      return signposted(Response.ok(links.record(record)), id);
    } catch (RecordNotFound e) {
      String latest = records.resolve(caller.identity(), id);
      return Response.status(Response.Status.FOUND)
          .location(links.site().uri(caller.to(SitePath.recordApi(latest))))
          .build();
    }
  }

  private Response signposted(Response.ResponseBuilder answer, String id) {
    return answer.header("Link", links.linkset(id)).build();
  }
}
