package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.problem.OptionalBody;
import org.reperio.api.representation.OnRevision;
import org.reperio.api.representation.RecordLinks;
import org.reperio.record.Deletions;

/** Administrators delete published records, and restore them. */
@Path("/api/records/{id}")
@Tag(name = "Records")
@Produces(MediaType.APPLICATION_JSON)
public class DeletionResource {

  private final Deletions deletions;
  private final RecordLinks links;
  private final Caller caller;

  public DeletionResource(Deletions deletions, RecordLinks links, Caller caller) {
    this.deletions = deletions;
    this.links = links;
    this.caller = caller;
  }

  @DELETE
  @Path("delete")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete a record and leave a tombstone (administrators)")
  public Response delete(
      @PathParam("id") String id,
      @HeaderParam("If-Match") String ifMatch,
      @OptionalBody ObjectNode tombstone) {
    return OnRevision.of(
        ifMatch,
        expected -> {
          deletions.delete(caller.identity(), id, tombstone, expected);
          return Response.noContent().build();
        });
  }

  @POST
  @Path("restore")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Restore a deleted record (administrators)")
  public ObjectNode restore(@PathParam("id") String id) {
    return links.record(deletions.restore(caller.identity(), id));
  }
}
