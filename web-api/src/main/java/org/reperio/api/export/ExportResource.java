package org.reperio.api.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.Sending;
import org.reperio.api.representation.RecordLinks;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.record.Records;

/** A record in another format, as a file to keep. */
@Path("/api/records/{id}/export/{format}")
@Tag(name = "Exports")
public class ExportResource {

  private final Records records;
  private final RecordLinks links;
  private final ExportFormats formats;
  private final Caller caller;
  private final Sending sending;

  public ExportResource(
      Records records, RecordLinks links, ExportFormats formats, Caller caller, Sending sending) {
    this.sending = sending;
    this.records = records;
    this.links = links;
    this.formats = formats;
    this.caller = caller;
  }

  @GET
  @Produces(MediaType.WILDCARD)
  @Operation(operationId = "exportRecord", summary = "Export a published record")
  public Response export(@PathParam("id") String id, @PathParam("format") String name) {
    ExportFormat format = formats.find(name).orElseThrow(NotFoundException::new);
    ObjectNode record = links.record(records.read(caller.identity(), id));
    return Response.ok(sending.body(format.write(record).getBytes(StandardCharsets.UTF_8)))
        .type(format.mediaType() + ";charset=UTF-8")
        .header(
            "Content-Disposition",
            "attachment; filename=\"%s.%s\"".formatted(id, format.fileExtension()))
        .build();
  }
}
