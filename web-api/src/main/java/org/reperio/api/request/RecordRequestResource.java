package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.request.AccessRequests;
import org.reperio.request.DeletionRequests;
import org.reperio.request.Request;
import org.reperio.request.RequestQuery;
import org.reperio.request.RequestStatus;
import org.reperio.request.Requests;

/** Requests about a published record. */
@Path("/api/records/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecordRequestResource {

  private final Requests requests;
  private final AccessRequests access;
  private final DeletionRequests deletions;
  private final RequestJson json;
  private final Caller caller;

  RecordRequestResource(
      Requests requests,
      AccessRequests access,
      DeletionRequests deletions,
      RequestJson json,
      Caller caller) {
    this.requests = requests;
    this.access = access;
    this.deletions = deletions;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Path("requests")
  @Consumes(MediaType.WILDCARD)
  @Tag(name = "Requests")
  @Operation(summary = "List the requests about a record that you made or have to decide")
  public ObjectNode list(
      @PathParam("id") String id,
      @QueryParam("type") String type,
      @QueryParam("is_open") Boolean open,
      @QueryParam("sort") @DefaultValue("newest") String sort,
      @QueryParam("page") @DefaultValue("1") int page,
      @QueryParam("size") @DefaultValue("25") int size) {
    var query = new RequestQuery("", type, open, id, sort.equals("oldest"), page, size);
    return json.of(caller.identity(), requests.search(caller.identity(), query), query);
  }

  @POST
  @Path("access/request")
  @Tag(name = "Access requests")
  @Operation(summary = "Ask the owner for access to a record's restricted files")
  public ObjectNode ask(@PathParam("id") String id, ObjectNode input) {
    Optional<Request> made = access.ask(caller.identity(), id, orEmpty(input));
    return made.map(request -> json.of(caller.identity(), request))
        .orElseGet(
            () ->
                JsonNodeFactory.instance
                    .objectNode()
                    .put(
                        "message",
                        "We have sent you a mail: confirm your address with the link in it."));
  }

  @POST
  @Path("request-deletion")
  @Tag(name = "Records")
  @Operation(summary = "Delete your record within the grace period, or ask for its deletion")
  public Response delete(@PathParam("id") String id, ObjectNode input) {
    Request request = deletions.ask(caller.identity(), id, orEmpty(input));
    return Response.status(request.status() == RequestStatus.ACCEPTED ? 200 : 201)
        .entity(json.of(caller.identity(), request))
        .build();
  }

  private static ObjectNode orEmpty(ObjectNode input) {
    return input == null ? JsonNodeFactory.instance.objectNode() : input;
  }
}
