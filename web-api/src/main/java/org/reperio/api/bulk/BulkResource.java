package org.reperio.api.bulk;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.reperio.access.Identity;
import org.reperio.api.access.Caller;
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

  public BulkResource(
      BulkDeposits deposits,
      RecordLinks links,
      ObjectMapper json,
      BulkLimits limits,
      Caller caller) {
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
  public StreamingOutput deposit(InputStream lines) {
    Identity who = caller.required();
    return out -> new BulkExchange(deposits, links, json, limits, who, out).run(lines);
  }
}
