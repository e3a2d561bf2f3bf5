package org.reperio.api.request;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.ForGuests;
import org.reperio.api.problem.OptionalBody;
import org.reperio.request.AccessRequests;
import org.reperio.request.DeletionRequests;
import org.reperio.request.Request;
import org.reperio.request.RequestLists;
import org.reperio.request.RequestScope;
import org.reperio.request.RequestStatus;
import org.reperio.site.SitePath;

/** Requests about a published record. */
@Path("/api/records/{id}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public class RecordRequestResource {

  private final RequestLists lists;
  private final AccessRequests access;
  private final DeletionRequests deletions;
  private final RequestJson json;
  private final Caller caller;

  RecordRequestResource(
      RequestLists lists,
      AccessRequests access,
      DeletionRequests deletions,
      RequestJson json,
      Caller caller) {
    this.lists = lists;
    this.access = access;
    this.deletions = deletions;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Path("requests")
  @Consumes(MediaType.WILDCARD)
  @Tag(name = "Requests")
  @Operation(summary = "List the requests about a record that you may read")
  public ObjectNode list(@PathParam("id") String id, @Context UriInfo uri) {
    var given = new RequestParameters(uri);
    var query = given.query(new RequestScope.OfRecord(id));
    var who = caller.identity();
    return json.of(
        who, lists.search(who, query), query, SitePath.recordApi(id) + "/requests", given);
  }

  @POST
  @Path("access/request")
  @ForGuests
  @Tag(name = "Access requests")
  @Operation(summary = "Ask the owner for access to a record's restricted files")
  public ObjectNode ask(@PathParam("id") String id, @OptionalBody ObjectNode input) {
    Optional<Request> made = access.ask(caller.identity(), id, input);
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
    Request request = deletions.ask(caller.identity(), id, input);
    return Response.status(request.status() == RequestStatus.ACCEPTED ? 200 : 201)
        .entity(json.of(caller.identity(), request))
        .build();
  }
}
