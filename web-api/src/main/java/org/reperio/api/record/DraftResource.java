package org.reperio.api.record;

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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.problem.OptionalBody;
import org.reperio.api.representation.OnRevision;
import org.reperio.api.representation.RecordLinks;
import org.reperio.export.MediaTypes;
import org.reperio.record.DraftCreation;
import org.reperio.record.Drafts;
import org.reperio.record.Publishing;

/** Drafts: written, read, thrown away, published. */
@Path("/api/records")
@Tag(name = "Drafts")
@Consumes(MediaType.APPLICATION_JSON)
@Produces({MediaTypes.JSON, MediaTypes.INVENIO_JSON})
public class DraftResource {

  private static final String MODEL = "rdm";

  private final DraftCreation creation;
  private final Drafts drafts;
  private final Publishing publishing;
  private final RecordLinks links;
  private final Caller caller;
  private final DraftAnswers answers;

  DraftResource(
      DraftCreation creation,
      Drafts drafts,
      Publishing publishing,
      RecordLinks links,
      Caller caller,
      DraftAnswers answers) {
    this.creation = creation;
    this.drafts = drafts;
    this.publishing = publishing;
    this.links = links;
    this.caller = caller;
    this.answers = answers;
  }

  @POST
  @Operation(summary = "Create the draft of a new record")
  public Response create(@OptionalBody ObjectNode input) {
    return answers.of(201, creation.create(caller.identity(), MODEL, input));
  }

  @GET
  @Path("{id}/draft")
  @Produces({
    MediaTypes.JSON,
    MediaTypes.INVENIO_JSON,
    MediaTypes.JSON_LD,
    MediaTypes.MARC_XML,
    MediaTypes.CSL,
    MediaTypes.DATACITE_JSON,
    MediaTypes.DATACITE_XML,
    MediaTypes.DUBLIN_CORE,
    MediaTypes.BIBTEX,
    MediaTypes.CITATION
  })
  @Operation(summary = "Read a draft")
  public Response read(@PathParam("id") String id) {
    return answers.of(200, drafts.read(caller.identity(), id));
  }

  @PUT
  @Path("{id}/draft")
  @Operation(summary = "Replace a draft's content")
  public Response update(
      @PathParam("id") String id, @HeaderParam("If-Match") String ifMatch, ObjectNode input) {
    var who = caller.identity();
    return OnRevision.of(
        ifMatch, expected -> answers.of(200, drafts.update(who, id, input, expected)));
  }

  @DELETE
  @Path("{id}/draft")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Throw a draft away")
  public Response discard(@PathParam("id") String id, @HeaderParam("If-Match") String ifMatch) {
    var who = caller.identity();
    return OnRevision.of(
        ifMatch,
        expected -> {
          drafts.discard(who, id, expected);
          return Response.noContent().build();
        });
  }

  @POST
  @Path("{id}/draft")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Open a published record for editing")
  public Response edit(@PathParam("id") String id) {
    return answers.of(201, creation.edit(caller.identity(), id));
  }

  @POST
  @Path("{id}/draft/actions/publish")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Publish a draft")
  public Response publish(@PathParam("id") String id) {
    ObjectNode record = publishing.publish(caller.identity(), id);
    return Response.accepted(links.record(record))
        .tag(Integer.toString(record.get("revision_id").asInt()))
        .build();
  }
}
