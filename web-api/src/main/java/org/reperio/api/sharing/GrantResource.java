package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;
import org.reperio.sharing.Grants;

/** The grants of a record, in the order in which they were made. */
@Path("/api/records/{id}/access/grants")
@Tag(name = "Access grants")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class GrantResource {

  private final Grants grants;
  private final Caller caller;

  public GrantResource(Grants grants, Caller caller) {
    this.grants = grants;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "List a record's grants")
  public ObjectNode list(@PathParam("id") String id) {
    return GrantJson.list(grants.list(caller.identity(), id));
  }

  @POST
  @Operation(summary = "Create grants, all or none")
  public Response create(@PathParam("id") String id, ObjectNode input) {
    var made = grants.create(caller.identity(), id, input);
    return Response.status(201).entity(GrantJson.list(made)).build();
  }

  @GET
  @Path("{grant: \\d{1,6}}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read a grant by its position")
  public ObjectNode get(@PathParam("id") String id, @PathParam("grant") int grant) {
    return GrantJson.of(grants.get(caller.identity(), id, grant));
  }

  @PUT
  @Path("{grant: \\d{1,6}}")
  @Operation(summary = "Replace what a grant allows")
  public ObjectNode replace(
      @PathParam("id") String id, @PathParam("grant") int grant, ObjectNode input) {
    return GrantJson.of(grants.replace(caller.identity(), id, grant, input));
  }

  @PATCH
  @Path("{grant: \\d{1,6}}")
  @Operation(summary = "Change what a grant allows")
  public ObjectNode update(
      @PathParam("id") String id, @PathParam("grant") int grant, ObjectNode input) {
    return GrantJson.of(grants.update(caller.identity(), id, grant, input));
  }

  @DELETE
  @Path("{grant: \\d{1,6}}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Revoke a grant")
  public void delete(@PathParam("id") String id, @PathParam("grant") int grant) {
    grants.delete(caller.identity(), id, grant);
  }
}
