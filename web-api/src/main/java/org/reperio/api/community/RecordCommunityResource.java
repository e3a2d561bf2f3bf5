package org.reperio.api.community;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
import org.reperio.api.request.RequestJson;
import org.reperio.community.Community;
import org.reperio.request.Inclusions;

/** The communities that a record is in. */
@Path("/api/records/{id}")
@Tag(name = "Record communities")
@Produces(MediaType.APPLICATION_JSON)
public class RecordCommunityResource {

  private final Inclusions inclusions;
  private final CommunityJson communities;
  private final RequestJson requests;
  private final Caller caller;

  RecordCommunityResource(
      Inclusions inclusions, CommunityJson communities, RequestJson requests, Caller caller) {
    this.inclusions = inclusions;
    this.communities = communities;
    this.requests = requests;
    this.caller = caller;
  }

  @GET
  @Path("communities")
  @Operation(summary = "List the communities that a record is in")
  public ObjectNode list(@PathParam("id") String id) {
    return list(inclusions.list(caller.identity(), id));
  }

  @GET
  @Path("communities-suggestions")
  @Operation(summary = "List communities that could include a record")
  public ObjectNode suggest(
      @PathParam("id") String id,
      @QueryParam("q") @DefaultValue("") String q,
      @QueryParam("membership") boolean membership) {
    return list(inclusions.suggestions(caller.identity(), id, q, membership));
  }

  @POST
  @Path("communities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Ask communities to include a record")
  public Response add(@PathParam("id") String id, ObjectNode input) {
    return answer(inclusions.add(caller.identity(), id, input.path("communities")));
  }

  @DELETE
  @Path("communities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Remove a record from communities")
  public Response remove(@PathParam("id") String id, ObjectNode input) {
    return answer(inclusions.remove(caller.identity(), id, input.path("communities")));
  }

  @PUT
  @Path("communities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make one of a record's communities its default")
  public ObjectNode makeDefault(@PathParam("id") String id, ObjectNode input) {
    inclusions.makeDefault(caller.identity(), id, input.at("/default/id").asText(""));
    return list(inclusions.list(caller.identity(), id));
  }

  private ObjectNode list(List<Community> found) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    ArrayNode list = hits.putArray("hits");
    found.forEach(community -> list.add(communities.of(community)));
    hits.put("total", found.size());
    return body;
  }

  /** 400 when all failed, 200 when at least one succeeded; the errors are listed. */
  private Response answer(List<Inclusions.Outcome> outcomes) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ArrayNode processed = JsonNodeFactory.instance.arrayNode();
    ArrayNode errors = JsonNodeFactory.instance.arrayNode();
    for (Inclusions.Outcome outcome : outcomes) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.put("community_id", outcome.community());
      if (outcome.problem() != null) {
        errors.add(one.put("message", outcome.problem()));
        continue;
      }
      if (outcome.request() != null) {
        one.put("request_id", outcome.request().id().toString());
        one.set("request", requests.of(caller.identity(), outcome.request()));
      }
      processed.add(one);
    }
    if (!processed.isEmpty()) {
      body.set("processed", processed);
    }
    if (!errors.isEmpty()) {
      body.set("errors", errors);
    }
    return Response.status(processed.isEmpty() ? 400 : 200).entity(body).build();
  }
}
