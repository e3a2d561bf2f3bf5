package org.reperio.api.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.account.GroupMemberships;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;

/** The groups of an account. */
@Path("/api/users/{id}/groups")
@Tag(name = "Users and groups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class UserGroupResource {

  private final GroupMemberships memberships;
  private final Caller caller;

  UserGroupResource(GroupMemberships memberships, Caller caller) {
    this.memberships = memberships;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "List the groups of an account, and those that it may be given")
  public ObjectNode list(@PathParam("id") String id) {
    return GroupJson.of(memberships.of(caller.identity(), id));
  }

  @POST
  @Operation(summary = "Give an account groups")
  public ObjectNode add(@PathParam("id") String id, ObjectNode input) {
    return GroupJson.of(memberships.add(caller.identity(), id, input));
  }

  @PUT
  @Operation(summary = "Give an account these groups and no others")
  public ObjectNode set(@PathParam("id") String id, ObjectNode input) {
    return GroupJson.of(memberships.set(caller.identity(), id, input));
  }

  @DELETE
  @Operation(summary = "Take groups from an account")
  public ObjectNode remove(@PathParam("id") String id, ObjectNode input) {
    return GroupJson.of(memberships.remove(caller.identity(), id, input));
  }
}
