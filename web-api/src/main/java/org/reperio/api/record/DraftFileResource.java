package org.reperio.api.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Uncompressed;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.OptionalLong;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.Receiving;
import org.reperio.api.exchange.Sending;
import org.reperio.api.exchange.Streamed;
import org.reperio.api.representation.RecordLinks;
import org.reperio.file.FileInput;
import org.reperio.record.DraftFiles;
import org.reperio.record.RecordFiles;
import org.reperio.site.SitePath;

/** The files of a draft: announced, sent whole or in parts, committed. */
@Path("/api/records/{id}/draft/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class DraftFileResource {

  /** A file's name, which may hold slashes but does not end like one of the actions. */
  private static final String KEY = "{key: .+?}";

  private final RecordFiles files;
  private final DraftFiles drafts;
  private final RecordLinks links;
  private final Caller caller;
  private final Receiving receiving;
  private final Sending sending;

  public DraftFileResource(
      RecordFiles files,
      DraftFiles drafts,
      RecordLinks links,
      Caller caller,
      Receiving receiving,
      Sending sending) {
    this.receiving = receiving;
    this.sending = sending;
    this.files = files;
    this.drafts = drafts;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List a draft's files")
  public ObjectNode list(@PathParam("id") String id) {
    return FileBodies.list(files.listDraft(caller.identity(), id), address(id), true);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start uploads: name the files whose content is to come")
  public Response start(@PathParam("id") String id, JsonNode entries) {
    var all = drafts.start(caller.identity(), id, FileInput.announcements(entries));
    return Response.status(201).entity(FileBodies.list(all, address(id), true)).build();
  }

  @DELETE
  @Operation(summary = "Delete all files of a draft")
  public void deleteAll(@PathParam("id") String id) {
    drafts.deleteAll(caller.identity(), id);
  }

  @GET
  @Path(KEY)
  @Operation(summary = "Read a draft file's description")
  public ObjectNode get(@PathParam("id") String id, @PathParam("key") String key) {
    return FileBodies.of(files.getDraft(caller.identity(), id, key), address(id), true);
  }

  @PUT
  @Path(KEY)
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Change a draft file's metadata")
  public ObjectNode describe(
      @PathParam("id") String id, @PathParam("key") String key, JsonNode body) {
    var file = drafts.describe(caller.identity(), id, key, FileInput.description(body));
    return FileBodies.of(file, address(id), true);
  }

  @DELETE
  @Path(KEY)
  @Operation(summary = "Delete a draft's file")
  public void delete(@PathParam("id") String id, @PathParam("key") String key) {
    drafts.delete(caller.identity(), id, key);
  }

  @PUT
  @Path(KEY + "/content")
  @Consumes(MediaType.WILDCARD)
  @Streamed
  @Blocking
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @Operation(summary = "Send a file's content")
  public Uni<ObjectNode> upload(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @HeaderParam("Content-Length") Long length)
      throws IOException {
    Identity who = caller.identity();
    return receiving
        .receive(() -> drafts.upload(who, id, key, optional(length)))
        .map(file -> FileBodies.of(file, address(id), true));
  }

  @PUT
  @Path(KEY + "/content/{part: \\d{1,9}}")
  @Consumes(MediaType.WILDCARD)
  @Streamed
  @Blocking
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @Operation(summary = "Send a part of a file's content")
  public Uni<ObjectNode> uploadPart(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @PathParam("part") int part,
      @HeaderParam("Content-Length") Long length)
      throws IOException {
    Identity who = caller.identity();
    return receiving
        .receive(() -> drafts.uploadPart(who, id, key, part, optional(length)))
        .map(file -> FileBodies.of(file, address(id), true));
  }

  @POST
  @Path(KEY + "/commit")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Declare a file complete")
  public ObjectNode commit(@PathParam("id") String id, @PathParam("key") String key)
      throws IOException {
    return FileBodies.of(drafts.commit(caller.identity(), id, key), address(id), true);
  }

  @GET
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Download a draft's file, or ranges of it")
  public Response content(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @QueryParam("preview") String preview,
      @Context HttpHeaders headers,
      @Context Request request)
      throws IOException {
    var file = files.getDraft(caller.identity(), id, key);
    return new Download(files, sending, file, headers, preview != null).answer(request);
  }

  @HEAD
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Read the headers of a download of a draft's file")
  public Response contentHead(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @QueryParam("preview") String preview,
      @Context HttpHeaders headers,
      @Context Request request)
      throws IOException {
    var file = files.getDraft(caller.identity(), id, key);
    return new Download(files, sending, file, headers, preview != null).answer(request);
  }

  private static OptionalLong optional(Long length) {
    return length == null ? OptionalLong.empty() : OptionalLong.of(length);
  }

  private String address(String id) {
    return links.site().of(SitePath.draftFiles(id));
  }
}
