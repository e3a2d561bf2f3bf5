package org.reperio.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Caller;

/** The files of a published record. */
@Path("/api/records/{id}/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class RecordFileResource {

  private static final String KEY = "{key: .+?}";

  private final RecordFiles files;
  private final RecordLinks links;
  private final Caller caller;

  public RecordFileResource(RecordFiles files, RecordLinks links, Caller caller) {
    this.files = files;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List a record's files")
  public ObjectNode list(@PathParam("id") String id) {
    return FileJson.list(files.list(caller.identity(), id), address(id), false);
  }

  @GET
  @Path(KEY)
  @Operation(summary = "Read a file's description")
  public ObjectNode get(@PathParam("id") String id, @PathParam("key") String key) {
    return FileJson.of(files.get(caller.identity(), id, key), address(id), false);
  }

  @GET
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Download a file, or a range of it")
  public Response content(
      @PathParam("id") String id, @PathParam("key") String key, @HeaderParam("Range") String range)
      throws IOException {
    return Download.of(files, files.get(caller.identity(), id, key), range);
  }

  private String address(String id) {
    return links.site() + "/api/records/" + id + "/files";
  }
}
