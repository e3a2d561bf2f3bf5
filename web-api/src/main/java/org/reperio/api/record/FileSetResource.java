package org.reperio.api.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.vertx.http.Uncompressed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.Sending;
import org.reperio.api.representation.RecordLinks;
import org.reperio.file.FileList;
import org.reperio.file.FileObject;
import org.reperio.record.DraftFiles;
import org.reperio.record.FileModification;
import org.reperio.record.RecordFiles;
import org.reperio.site.SitePath;

/** All files of a record or draft at once: as an archive, from the version before, opened again. */
@Path("/api/records/{id}")
@Tag(name = "Files")
@Produces(MediaType.APPLICATION_JSON)
public class FileSetResource {

  private static final String ZIP = "application/zip";

  private final RecordFiles files;
  private final DraftFiles drafts;
  private final FileModification modification;
  private final RecordLinks links;
  private final Caller caller;
  private final Sending sending;

  public FileSetResource(
      RecordFiles files,
      DraftFiles drafts,
      FileModification modification,
      RecordLinks links,
      Caller caller,
      Sending sending) {
    this.sending = sending;
    this.files = files;
    this.drafts = drafts;
    this.modification = modification;
    this.links = links;
    this.caller = caller;
  }

  @GET
  @Path("files-archive")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Download all files of a record as a ZIP archive")
  public Response archive(@PathParam("id") String id) throws IOException {
    return archive(id, files.list(caller.identity(), id).files());
  }

  @HEAD
  @Path("files-archive")
  @Produces(MediaType.WILDCARD)
  @Operation(summary = "Read the headers of a download of all files")
  public Response archiveHead(@PathParam("id") String id) {
    files.list(caller.identity(), id);
    return Response.ok().type(ZIP).build();
  }

  @GET
  @Path("draft/files-archive")
  @Produces(MediaType.WILDCARD)
  @Uncompressed
  @Operation(summary = "Download all complete files of a draft as a ZIP archive")
  public Response draftArchive(@PathParam("id") String id) throws IOException {
    return archive(id, files.listDraft(caller.identity(), id).files());
  }

  private Response archive(String id, List<FileObject> all) throws IOException {
    return ArchiveAnswer.of(id + ".zip", ZIP, -1, sending.body(() -> files.archive(all)));
  }

  @POST
  @Path("draft/actions/files-import")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Take over the files of the previous version")
  public Response importFiles(@PathParam("id") String id) {
    FileList list = drafts.importFromPrevious(caller.identity(), id);
    return Response.status(201).entity(FileBodies.list(list, draftAddress(id), true)).build();
  }

  @POST
  @Path("file-modification")
  @Consumes(MediaType.WILDCARD)
  @Operation(summary = "Open the files of a published record for change in its draft")
  public ObjectNode modify(@PathParam("id") String id) {
    FileList list = modification.unlock(caller.identity(), id);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("type", "file-modification");
    body.put("status", "accepted");
    body.put("is_open", false);
    body.putObject("topic").put("record", id);
    body.set("files", FileBodies.list(list, draftAddress(id), true));
    return body;
  }

  private String draftAddress(String id) {
    return links.site().of(SitePath.draftFiles(id));
  }
}
