package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.Sending;
import org.reperio.api.representation.RecordLinks;
import org.reperio.record.RecordFiles;
import org.reperio.site.SitePath;

/** The files of a published record. */
@Path("/api/records/{id}/files")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class RecordFileResource {

  private static final String KEY = "{key: .+?}";
  private static final MediaType ZIP = new MediaType("application", "zip");

  private final RecordFiles files;
  private final RecordLinks links;
  private final Caller caller;
  private final Sending sending;

  public RecordFileResource(RecordFiles files, RecordLinks links, Caller caller, Sending sending) {
    this.sending = sending;
    this.files = files;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Operation(summary = "List a record's files")
  public ObjectNode list(@PathParam("id") String id) {
    return FileBodies.list(files.list(caller.identity(), id), address(id), false);
  }

  @GET
  @Path(KEY)
  @Operation(summary = "Read a file's description")
  public ObjectNode get(@PathParam("id") String id, @PathParam("key") String key) {
    return FileBodies.of(files.get(caller.identity(), id, key), address(id), false);
  }

  @GET
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Download a file, or ranges of it")
  public Response content(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @QueryParam("preview") String preview,
      @Context HttpHeaders headers,
      @Context Request request)
      throws IOException {
    var file = files.get(caller.identity(), id, key);
    return new Download(files, sending, file, headers, preview != null).answer(request);
  }

  @HEAD
  @Path(KEY + "/content")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Read the headers of a download")
  public Response contentHead(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @QueryParam("preview") String preview,
      @Context HttpHeaders headers,
      @Context Request request)
      throws IOException {
    var file = files.get(caller.identity(), id, key);
    return new Download(files, sending, file, headers, preview != null).answer(request);
  }

  @GET
  @Path(KEY + "/container")
  @Operation(summary = "List what is in a container file, such as a ZIP archive")
  public ObjectNode listContainer(@PathParam("id") String id, @PathParam("key") String key)
      throws IOException {
    return FileBodies.container(
        files.listContainer(caller.identity(), id, key, ""), container(id, key));
  }

  @GET
  @Path(KEY + "/container/{path: .+}")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(
      summary = "Download a file of a container, or a directory as a ZIP archive",
      description = "Of a directory, clients that accept JSON and no archive get a list.")
  public Response containerItem(
      @PathParam("id") String id,
      @PathParam("key") String key,
      @PathParam("path") String path,
      @Context HttpHeaders headers)
      throws IOException {
    var content = files.containerItem(caller.identity(), id, key, path);
    List<MediaType> accepted = headers.getAcceptableMediaTypes();
    boolean list =
        content.size() < 0
            && accepted.contains(MediaType.APPLICATION_JSON_TYPE)
            && accepted.stream().noneMatch(ZIP::isCompatible);
    if (list) {
      var listing = files.listContainer(caller.identity(), id, key, path.replaceAll("/+$", ""));
      return Response.ok(FileBodies.container(listing, container(id, key)))
          .type(MediaType.APPLICATION_JSON_TYPE)
          .build();
    }
    return ArchiveAnswer.of(
        content.name(), content.mediaType(), content.size(), sending.body(content::open));
  }

  private String container(String id, String key) {
    return SitePath.file(address(id), key) + "/container";
  }

  private String address(String id) {
    return links.site().of(SitePath.files(id));
  }
}
