package org.reperio.api.sharing;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.ZoneOffset;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.export.MediaTypes;
import org.reperio.record.RecordJson;
import org.reperio.sharing.ShareLink;
import org.reperio.sharing.ShareLinks;

/** Share links of a record. */
@Path("/api/records/{id}/access/links")
@Tag(name = "Access links")
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class AccessLinkResource {

  private final ShareLinks links;
  private final Caller caller;

  public AccessLinkResource(ShareLinks links, Caller caller) {
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List a record's access links")
  public ObjectNode list(@PathParam("id") String id) {
    List<ShareLink> all = links.list(caller.identity(), id);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode hits = body.putObject("hits");
    var list = hits.putArray("hits");
    all.forEach(link -> list.add(json(link)));
    hits.put("total", all.size());
    return body;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Create an access link")
  public Response create(@PathParam("id") String id, ObjectNode input) {
    return Response.status(201).entity(json(links.create(caller.identity(), id, input))).build();
  }

  @GET
  @Path("{link}")
  @Operation(summary = "Read an access link")
  public ObjectNode get(@PathParam("id") String id, @PathParam("link") String link) {
    return json(links.get(caller.identity(), id, link));
  }

  @PATCH
  @Path("{link}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change what an access link allows, or end it earlier")
  public ObjectNode update(
      @PathParam("id") String id, @PathParam("link") String link, ObjectNode input) {
    return json(links.update(caller.identity(), id, link, input));
  }

  @DELETE
  @Path("{link}")
  @Operation(summary = "End an access link at once")
  public void delete(@PathParam("id") String id, @PathParam("link") String link) {
    links.delete(caller.identity(), id, link);
  }

  private static ObjectNode json(ShareLink link) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("id", link.id().toString());
    json.put("created_at", RecordJson.timestamp(link.created()));
    if (link.expires() == null) {
      json.putNull("expires_at");
    } else {
      json.put("expires_at", link.expires().atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }
    json.put("permission", link.permission().id());
    json.put("description", link.description());
    if (link.origin() != null) {
      json.put("origin", link.origin());
    }
    json.put("token", link.token());
    return json;
  }
}
