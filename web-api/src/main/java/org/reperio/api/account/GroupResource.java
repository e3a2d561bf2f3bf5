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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.account.Group;
import org.reperio.account.Groups;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;

/** Groups of accounts: the roles that they have. */
@Path("/api/groups")
@Tag(name = "Users and groups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class GroupResource {

  private final Groups groups;
  private final GroupJson json;
  private final Avatars avatars;
  private final Caller caller;

  GroupResource(Groups groups, GroupJson json, Avatars avatars, Caller caller) {
    this.groups = groups;
    this.json = json;
    this.avatars = avatars;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Search the groups that you may see")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description = "Parts of the name, in any case; at most 10 words and 500 characters")
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "bestmatch, name, name_desc, managed or unmanaged")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 50; 20")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "is_managed",
      in = ParameterIn.QUERY,
      description = "Facet: true for groups that are managed here, false for others")
  public ObjectNode search(@Context UriInfo uri) {
    var given = new GroupParameters(uri);
    var query = given.query();
    return json.of(groups.search(caller.identity(), query), query, given);
  }

  @POST
  @Operation(summary = "Make a group")
  public Response create(ObjectNode input) {
    return Response.status(201).entity(json.of(groups.create(caller.identity(), input))).build();
  }

  @GET
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read a group")
  public ObjectNode read(@PathParam("id") String id) {
    return json.of(groups.read(caller.identity(), id));
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Change the description of a group")
  public ObjectNode update(@PathParam("id") String id, ObjectNode input) {
    return json.of(groups.update(caller.identity(), id, input));
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete a group, and take it from all who have it")
  public void delete(@PathParam("id") String id) {
    groups.delete(caller.identity(), id);
  }

  @GET
  @Path("{id}/avatar.svg")
  @Consumes(MediaType.WILDCARD)
  @Produces(Avatars.SVG)
  @Operation(summary = "The picture of a group")
  public Response avatar(@PathParam("id") String id, @Context Request request) {
    Group group = groups.read(caller.identity(), id);
    return avatars.answer(Avatar.of(group.name(), group.name().hashCode()), request);
  }
}
