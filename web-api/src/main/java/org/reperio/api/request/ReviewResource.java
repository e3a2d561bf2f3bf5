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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.problem.OptionalBody;
import org.reperio.request.Request;
import org.reperio.request.Reviews;

/** The review of a draft by a community. */
@Path("/api/records/{id}/draft")
@Tag(name = "Reviews")
@Produces(MediaType.APPLICATION_JSON)
public class ReviewResource {

  private final Reviews reviews;
  private final RequestJson json;
  private final Caller caller;

  ReviewResource(Reviews reviews, RequestJson json, Caller caller) {
    this.reviews = reviews;
    this.json = json;
    this.caller = caller;
  }

  @GET
  @Path("review")
  @Operation(summary = "Read a draft's review")
  public ObjectNode read(@PathParam("id") String id) {
    return json.of(caller.identity(), reviews.read(caller.identity(), id));
  }

  @PUT
  @Path("review")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Choose the community that reviews a draft")
  public ObjectNode put(@PathParam("id") String id, ObjectNode input) {
    return json.of(caller.identity(), reviews.put(caller.identity(), id, input));
  }

  @DELETE
  @Path("review")
  @Operation(summary = "Remove the review from a draft")
  public void delete(@PathParam("id") String id) {
    reviews.delete(caller.identity(), id);
  }

  @POST
  @Path("actions/submit-review")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Submit a draft for review")
  public Response submit(@PathParam("id") String id, @OptionalBody ObjectNode input) {
    Request request = reviews.submit(caller.identity(), id, input);
    return Response.accepted(json.withNext(caller.identity(), request)).build();
  }
}
