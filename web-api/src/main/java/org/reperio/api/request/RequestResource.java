package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.request.RequestEvent;
import org.reperio.request.RequestQuery;
import org.reperio.request.Requests;

/** Requests: read, discussed, decided. */
@Path("/api/requests")
@Tag(name = "Requests")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RequestResource {

  private final Requests requests;
  private final RequestJson json;
  private final Caller caller;

  RequestResource(Requests requests, RequestJson json, Caller caller) {
    this.requests = requests;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Search the requests that you made or have to decide")
  public ObjectNode search(
      @QueryParam("q") String q,
      @QueryParam("type") String type,
      @QueryParam("is_open") Boolean open,
      @QueryParam("sort") @DefaultValue("newest") String sort,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("size") @DefaultValue("25") int size) {
    var query = new RequestQuery(q, type, open, null, sort.equals("oldest"), page, size);
    return json.of(caller.identity(), requests.search(caller.identity(), query), query);
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

  @POST
  @Path("{id}/actions/{action}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Submit, cancel, accept or decline a request")
  public ObjectNode act(
      @PathParam("id") String id, @PathParam("action") String action, ObjectNode input) {
    return json.of(caller.identity(), requests.act(caller.identity(), id, action, input));
  }

  @POST
  @Path("{id}/comments")
  @Operation(summary = "Comment on a request")
  public Response say(@PathParam("id") String id, ObjectNode input) {
    return Response.status(201).entity(json.of(requests.say(caller.identity(), id, input))).build();
  }

  @GET
  @Path("{id}/comments/{comment}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read a comment")
  public ObjectNode comment(@PathParam("id") String id, @PathParam("comment") String comment) {
    return json.of(requests.comment(caller.identity(), id, comment));
  }

  @PUT
  @Path("{id}/comments/{comment}")
  @Operation(summary = "Change your comment")
  public ObjectNode rewrite(
      @PathParam("id") String id, @PathParam("comment") String comment, ObjectNode input) {
    return json.of(requests.rewrite(caller.identity(), id, comment, input));
  }

  @DELETE
  @Path("{id}/comments/{comment}")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Delete your comment")
  public void unsay(@PathParam("id") String id, @PathParam("comment") String comment) {
    requests.unsay(caller.identity(), id, comment);
  }

  @GET
  @Path("{id}/timeline")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Read the timeline of a request")
  public ObjectNode timeline(
      @PathParam("id") String id,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("size") @DefaultValue("25") int size) {
    List<RequestEvent> events = requests.timeline(caller.identity(), id, size, page);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    var list = hits.putArray("hits");
    events.forEach(event -> list.add(json.of(event)));
    hits.put("total", requests.countEvents(caller.identity(), id));
    body.put("sortBy", "oldest");
    body.putObject("links")
        .put("self", "%s/timeline?page=%d&size=%d".formatted(json.address(id), page, size));
    return body;
  }
}
