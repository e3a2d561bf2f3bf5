package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.OnRevision;
import org.reperio.export.MediaTypes;
import org.reperio.request.Discussions;
import org.reperio.request.RequestEvent;

/** Comments on requests, and their timeline. */
@Path("/api/requests/{id}/comments")
@Tag(name = "Requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class CommentResource {

  private final Discussions discussions;
  private final EventJson json;
  private final Caller caller;

  CommentResource(Discussions discussions, EventJson json, Caller caller) {
    this.discussions = discussions;
    this.json = json;
    this.caller = caller;
  }

  @POST
  @Operation(summary = "Comment on a request")
  public Response say(@PathParam("id") String id, ObjectNode input) {
    return answer(201, discussions.say(caller.identity(), id, input));
  }

  @GET
  @Path("{comment}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read a comment")
  public Response read(@PathParam("id") String id, @PathParam("comment") String comment) {
    return answer(200, discussions.read(caller.identity(), id, comment));
  }

  @PUT
  @Path("{comment}")
  @Operation(summary = "Change your comment")
  public Response rewrite(
      @PathParam("id") String id,
      @PathParam("comment") String comment,
      @HeaderParam("If-Match") String ifMatch,
      ObjectNode input) {
    var who = caller.identity();
    return OnRevision.of(
        ifMatch, expected -> answer(200, discussions.rewrite(who, id, comment, input, expected)));
  }

  @DELETE
  @Path("{comment}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete your comment")
  public Response unsay(
      @PathParam("id") String id,
      @PathParam("comment") String comment,
      @HeaderParam("If-Match") String ifMatch) {
    var who = caller.identity();
    return OnRevision.of(
        ifMatch,
        expected -> {
          discussions.unsay(who, id, comment, expected);
          return Response.noContent().build();
        });
  }

  @POST
  @Path("{comment}/reply")
  @Operation(summary = "Reply to a comment")
  public Response reply(
      @PathParam("id") String id, @PathParam("comment") String comment, ObjectNode input) {
    return answer(201, discussions.reply(caller.identity(), id, comment, input));
  }

  @GET
  @Path("{comment}/replies")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read the replies to a comment")
  public ObjectNode replies(
      @PathParam("id") String id, @PathParam("comment") String comment, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var who = caller.identity();
    return json.of(
        who, discussions.replies(who, id, comment, given.window(false)), path(comment), given);
  }

  @GET
  @Path("{comment}/replies_focused")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read the page of replies that has the one named by focus_event_id")
  public ObjectNode repliesAround(
      @PathParam("id") String id, @PathParam("comment") String comment, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var who = caller.identity();
    return json.of(
        who,
        discussions.repliesAround(who, id, comment, given.focus(), given.window(true)),
        path(comment),
        given);
  }

  private static String path(String comment) {
    return "/comments/" + comment + "/replies";
  }

  private Response answer(int status, RequestEvent event) {
    return Response.status(status)
        .entity(json.of(caller.identity(), event))
        .tag(Integer.toString(event.revisionId()))
        .build();
  }
}
