package org.reperio.api.pid;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.representation.RecordLinks;
import org.reperio.export.MediaTypes;
import org.reperio.record.CheckedDraft;
import org.reperio.record.Drafts;
import org.reperio.record.RecordPids;

/** Identifiers of the repository for a draft, before it is published. */
@Path("/api/records/{id}/draft/pids/{scheme}")
@Tag(name = "Drafts")
@Consumes(MediaType.WILDCARD)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class PidResource {

  private final RecordPids pids;
  private final Drafts drafts;
  private final RecordLinks links;
  private final Caller caller;
  private final ObjectMapper json;

  public PidResource(
      RecordPids pids, Drafts drafts, RecordLinks links, Caller caller, ObjectMapper json) {
    this.pids = pids;
    this.drafts = drafts;
    this.links = links;
    this.caller = caller;
    this.json = json;
  }

  @POST
  @Operation(summary = "Reserve a DOI for a draft")
  public Response reserve(@PathParam("id") String id, @PathParam("scheme") String scheme) {
    pids.reserve(caller.identity(), id, scheme);
    return answer(Response.Status.CREATED, id);
  }

  @DELETE
  @Operation(summary = "Give up the DOI that was reserved for a draft")
  public Response release(@PathParam("id") String id, @PathParam("scheme") String scheme) {
    pids.release(caller.identity(), id, scheme);
    return answer(Response.Status.OK, id);
  }

  private Response answer(Response.Status status, String id) {
    CheckedDraft draft = drafts.read(caller.identity(), id);
    ObjectNode body = links.draft(draft.json());
    if (!draft.errors().isEmpty()) {
      body.set("errors", json.valueToTree(draft.errors()));
    }
    return Response.status(status).entity(body).tag(Integer.toString(draft.revisionId())).build();
  }
}
