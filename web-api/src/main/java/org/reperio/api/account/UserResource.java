package org.reperio.api.account;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
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
import org.reperio.account.DirectoryEntry;
import org.reperio.account.UserDirectory;
import org.reperio.account.UserInvitations;
import org.reperio.account.UserModeration;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;

/** Accounts: found by each other, managed by moderators. */
@Path("/api/users")
@Tag(name = "Users and groups")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class UserResource {

  private final UserDirectory directory;
  private final UserInvitations invitations;
  private final UserModeration moderation;
  private final UserJson json;
  private final Avatars avatars;
  private final Caller caller;

  UserResource(
      UserDirectory directory,
      UserInvitations invitations,
      UserModeration moderation,
      UserJson json,
      Avatars avatars,
      Caller caller) {
    this.directory = directory;
    this.invitations = invitations;
    this.moderation = moderation;
    this.json = json;
    this.avatars = avatars;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Find people whose profiles are public; at most ten")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description =
          "Beginnings of words of names and public addresses, all of which have to be there;"
              + " at most 10 words and 500 characters")
  @Parameter(name = "suggest", in = ParameterIn.QUERY, description = "The same")
  @Parameter(name = "sort", in = ParameterIn.QUERY, description = "bestmatch, newest or oldest")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "1 or more; never more than 10")
  @Parameter(
      name = "page",
      in = ParameterIn.QUERY,
      description = "1 or more; there is only the first")
  public ObjectNode search(@Context UriInfo uri) {
    var given = new UserParameters(uri);
    return json.directory(directory.search(caller.identity(), given.directory()), given);
  }

  @POST
  @Operation(summary = "Make an account for somebody, who gets a link by mail to set a password")
  public Response create(ObjectNode input) {
    return Response.status(201)
        .entity(json.of(invitations.create(caller.identity(), input)))
        .build();
  }

  @GET
  @Path("all")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "List all accounts, for moderators")
  @Parameter(
      name = "q",
      in = ParameterIn.QUERY,
      description =
          "Beginnings of words of names, addresses and ids, all of which have to be there;"
              + " at most 10 words and 500 characters")
  @Parameter(
      name = "sort",
      in = ParameterIn.QUERY,
      description = "bestmatch, username (by name), email, domain, newest, oldest or updated")
  @Parameter(name = "size", in = ParameterIn.QUERY, description = "Results a page, 1 to 1,000; 20")
  @Parameter(name = "page", in = ParameterIn.QUERY, description = "1 or more")
  @Parameter(
      name = "status",
      in = ParameterIn.QUERY,
      description = "Facet: confirmed, verified, inactive, blocked")
  @Parameter(
      name = "visibility",
      in = ParameterIn.QUERY,
      description = "Facet: hidden, profile, full")
  @Parameter(name = "roles", in = ParameterIn.QUERY, description = "Facet: names of groups")
  @Parameter(name = "is_active", in = ParameterIn.QUERY, description = "true or false")
  @Parameter(name = "is_blocked", in = ParameterIn.QUERY, description = "true or false")
  @Parameter(name = "is_verified", in = ParameterIn.QUERY, description = "true or false")
  public ObjectNode all(@Context UriInfo uri) {
    var given = new UserParameters(uri);
    return json.all(directory.all(caller.identity(), given.all()), given);
  }

  @GET
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read an account")
  public ObjectNode read(@PathParam("id") String id) {
    return json.of(directory.read(caller.identity(), id));
  }

  @GET
  @Path("{id}/avatar.svg")
  @Consumes(MediaType.WILDCARD)
  @Produces(Avatars.SVG)
  @Operation(summary = "The picture of an account")
  public Response avatar(@PathParam("id") String id, @Context Request request) {
    DirectoryEntry user = directory.read(caller.identity(), id).user();
    return avatars.answer(Avatar.of(user.fullName(), user.id()), request);
  }

  @POST
  @Path("{id}/activate")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Unlock an account")
  public Response activate(@PathParam("id") String id) {
    moderation.activate(caller.identity(), id);
    return Response.ok().build();
  }

  @POST
  @Path("{id}/deactivate")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Lock an account, and sign its owner out")
  public Response deactivate(@PathParam("id") String id) {
    moderation.deactivate(caller.identity(), id);
    return Response.ok().build();
  }

  @POST
  @Path("{id}/block")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Block an account for what its owner has done, and sign the owner out")
  public Response block(@PathParam("id") String id) {
    moderation.block(caller.identity(), id);
    return Response.ok().build();
  }

  @POST
  @Path("{id}/restore")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Unlock a blocked account")
  public Response restore(@PathParam("id") String id) {
    moderation.restore(caller.identity(), id);
    return Response.ok().build();
  }

  @POST
  @Path("{id}/approve")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Say that an account is what it seems")
  public Response approve(@PathParam("id") String id) {
    moderation.approve(caller.identity(), id);
    return Response.ok().build();
  }
}
