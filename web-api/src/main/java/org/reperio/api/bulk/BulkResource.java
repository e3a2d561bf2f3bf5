package org.reperio.api.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
import org.reperio.api.exchange.Receiving;
import org.reperio.api.exchange.Streamed;
import org.reperio.api.representation.RecordLinks;

/** Many documents in one request, as newline-delimited JSON. */
@Path("/api/records/bulk")
@Tag(name = "Bulk")
public class BulkResource {

  static final String NDJSON = "application/x-ndjson";

  private final BulkDeposits deposits;
  private final RecordLinks links;
  private final ObjectMapper json;
  private final BulkLimits limits;
  private final Caller caller;
  private final Receiving receiving;

  public BulkResource(
      BulkDeposits deposits,
      RecordLinks links,
      ObjectMapper json,
      BulkLimits limits,
      Caller caller,
      Receiving receiving) {
    this.receiving = receiving;
    this.deposits = deposits;
    this.links = links;
    this.json = json;
    this.limits = limits;
    this.caller = caller;
  }

  @POST
  @Consumes({NDJSON, "application/ndjson", "application/jsonl"})
  @Produces(NDJSON)
  @Operation(
      operationId = "depositRecords",
      summary = "Create or publish many records",
      description =
          "Each line is a document as for one draft, with `publish: true` where it is to be"
              + " published at once. Each gets a result of its own, sent while the rest is read.")
  @Streamed
  @RequestBody(content = @Content(schema = @Schema(type = SchemaType.STRING, format = "binary")))
  public Response deposit() {
    Identity who = caller.required();
    var exchange = new BulkExchange(deposits, links, json, limits, who);
    return Response.ok(receiving.answer(exchange)).type(NDJSON).build();
  }
}
