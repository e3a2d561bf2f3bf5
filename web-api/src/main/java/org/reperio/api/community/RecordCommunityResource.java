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
import org.reperio.api.exchange.ForGuests;
import org.reperio.api.request.RequestJson;
import org.reperio.community.Community;
import org.reperio.record.Records;
import org.reperio.request.Inclusions;

/** The communities that a record is in. */
@Path("/api/records/{id}")
@Tag(name = "Record communities")
@Produces(MediaType.APPLICATION_JSON)
public class RecordCommunityResource {

  private final Inclusions inclusions;
  private final CommunityJson communities;
  private final RequestJson requests;
  private final Records records;
  private final Caller caller;

  RecordCommunityResource(
      Inclusions inclusions,
      CommunityJson communities,
      RequestJson requests,
      Records records,
      Caller caller) {
    this.inclusions = inclusions;
    this.communities = communities;
    this.requests = requests;
    this.records = records;
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
    return answer(inclusions.add(caller.identity(), id, input));
  }

  @DELETE
  @Path("communities")
  @Consumes(MediaType.APPLICATION_JSON)
  @ForGuests // The answer says of each community whether the asker may do it.
  @Operation(summary = "Remove a record from communities")
  public Response remove(@PathParam("id") String id, ObjectNode input) {
    List<Inclusions.Outcome> outcomes = inclusions.remove(caller.identity(), id, input);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    outcomes.stream()
        .filter(outcome -> outcome.problem() != null)
        .forEach(
            outcome ->
                body.withArray("errors")
                    .addObject()
                    .put("community", outcome.id())
                    .put("message", outcome.problem()));
    return status(outcomes).entity(body).build();
  }

  @PUT
  @Path("communities")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Make one of a record's communities its default")
  public ObjectNode makeDefault(@PathParam("id") String id, ObjectNode input) {
    inclusions.makeDefault(caller.identity(), id, input);
    return (ObjectNode) records.read(caller.identity(), id).get("parent");
  }

  private ObjectNode list(List<Community> found) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    ArrayNode list = hits.putArray("hits");
    found.forEach(community -> list.add(communities.of(community)));
    hits.put("total", found.size());
    return body;
  }

  private Response answer(List<Inclusions.Outcome> outcomes) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    for (Inclusions.Outcome outcome : outcomes) {
      ObjectNode one = JsonNodeFactory.instance.objectNode();
      one.put("community_id", outcome.id());
      if (outcome.problem() != null) {
        body.withArray("errors").add(one.put("message", outcome.problem()));
        continue;
      }
      one.put("request_id", outcome.request().id().toString());
      one.set("request", requests.of(caller.identity(), outcome.request()));
      body.withArray("processed").add(one);
    }
    return status(outcomes).entity(body).build();
  }

  /** 400 when all failed, 200 when at least one succeeded. */
  private static Response.ResponseBuilder status(List<Inclusions.Outcome> outcomes) {
    boolean some = outcomes.stream().anyMatch(outcome -> outcome.problem() == null);
    return Response.status(some ? 200 : 400);
  }
}
