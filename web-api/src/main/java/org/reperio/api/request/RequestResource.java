package org.reperio.api.request;

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
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.problem.OptionalBody;
import org.reperio.export.MediaTypes;
import org.reperio.request.Discussions;
import org.reperio.request.RequestLists;
import org.reperio.request.RequestScope;
import org.reperio.request.Requests;
import org.reperio.site.SitePath;

/** Requests: found, read, changed, decided. */
@Path("/api/requests")
@Tag(name = "Requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class RequestResource {

  private final Requests requests;
  private final RequestLists lists;
  private final Discussions discussions;
  private final RequestJson json;
  private final EventJson events;
  private final Caller caller;

  RequestResource(
      Requests requests,
      RequestLists lists,
      Discussions discussions,
      RequestJson json,
      EventJson events,
      Caller caller) {
    this.requests = requests;
    this.lists = lists;
    this.discussions = discussions;
    this.json = json;
    this.events = events;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Search the requests that you made, have to decide, or share in")
  public ObjectNode search(@Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var query = given.query(new RequestScope.Visible());
    var who = caller.identity();
    return json.of(who, lists.search(who, query), query, SitePath.requestsApi(), given);
  }

  @GET
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read a request")
  public ObjectNode read(@PathParam("id") String id) {
    return json.of(caller.identity(), requests.read(caller.identity(), id));
  }

  @PUT
  @Path("{id}")
  @Operation(summary = "Change a request's title and description")
  public ObjectNode update(@PathParam("id") String id, ObjectNode input) {
    return json.of(caller.identity(), requests.update(caller.identity(), id, input));
  }

  @DELETE
  @Path("{id}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete a request that has not been submitted")
  public void delete(@PathParam("id") String id) {
    requests.delete(caller.identity(), id);
  }

  @POST
  @Path("{id}/actions/{action}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Submit, cancel, accept or decline a request")
  public ObjectNode act(
      @PathParam("id") String id,
      @PathParam("action") String action,
      @OptionalBody ObjectNode input) {
    return json.of(caller.identity(), requests.act(caller.identity(), id, action, input));
  }

  @GET
  @Path("{id}/timeline")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read the timeline of a request")
  public ObjectNode timeline(@PathParam("id") String id, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var who = caller.identity();
    return events.of(who, discussions.timeline(who, id, given.window(false)), "/timeline", given);
  }

  @GET
  @Path("{id}/timeline_focused")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read the page of a timeline that has the entry named by focus_event_id")
  public ObjectNode timelineAround(@PathParam("id") String id, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var who = caller.identity();
    return events.of(
        who,
        discussions.timelineAround(who, id, given.focus(), given.window(false)),
        "/timeline",
        given);
  }
}
