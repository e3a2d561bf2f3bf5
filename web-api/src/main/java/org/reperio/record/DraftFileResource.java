package org.reperio.record;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Caller;
import org.reperio.model.FieldError;
import org.reperio.model.ValidationFailed;

/** The files of a draft: announced, sent, committed. */
@Path("/api/records/{id}/draft/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class DraftFileResource {

  /** A file's name, which may hold slashes but does not end like one of the actions. */
  private static final String KEY = "{key: .+?}";

  private final RecordFiles files;
  private final RecordLinks links;
  private final Caller caller;

  public DraftFileResource(RecordFiles files, RecordLinks links, Caller caller) {
    this.files = files;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List a draft's files")
  public ObjectNode list(@PathParam("id") String id) {
    return FileJson.list(files.listDraft(caller.identity(), id), address(id), true);
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(summary = "Start uploads: name the files whose content is to come")
  public Response start(@PathParam("id") String id, JsonNode entries) {
    if (entries == null || !entries.isArray()) {
      throw new ValidationFailed(
          List.of(FieldError.of("_schema", "Send a list of objects, each with a 'key'.")));
    }
    var keys = new ArrayList<String>();
    entries.forEach(entry -> keys.add(entry.path("key").asText(null)));
    var all = files.start(caller.identity(), id, keys);
    return Response.status(201).entity(FileJson.list(all, address(id), true)).build();
  }

  @GET
  @Path(KEY)
  @Operation(summary = "Read a draft file's description")
  public ObjectNode get(@PathParam("id") String id, @PathParam("key") String key) {
    return FileJson.of(files.getDraft(caller.identity(), id, key), address(id), true);
  }

  @DELETE
  @Path(KEY)
  @Operation(summary = "Delete a draft's file")
  public void delete(@PathParam("id") String id, @PathParam("key") String key) {
    files.delete(caller.identity(), id, key);
  }

  @PUT
  @Path(KEY + "/content")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Send a file's content")
  public ObjectNode upload(
      @PathParam("id") String id, @PathParam("key") String key, InputStream content)
      throws IOException {
    return FileJson.of(files.upload(caller.identity(), id, key, content), address(id), true);
  }

  @POST
  @Path(KEY + "/commit")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Declare a file complete")
  public ObjectNode commit(@PathParam("id") String id, @PathParam("key") String key) {
    return FileJson.of(files.commit(caller.identity(), id, key), address(id), true);
  }

  @GET
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Download a draft's file")
  public Response content(@PathParam("id") String id, @PathParam("key") String key)
      throws IOException {
    return Download.of(files, files.getDraft(caller.identity(), id, key), null);
  }

  private String address(String id) {
    return links.site() + "/api/records/" + id + "/draft/files";
  }
}
