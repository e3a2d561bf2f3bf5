package org.reperio.ui.record;

import io.vertx.core.http.HttpServerRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.reperio.record.RecordNotFound;
import org.reperio.record.Records;
import org.reperio.site.PercentEncoding;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** Finds the record with a DOI, from the moment that it is published. */
@Path("/doi")
public class DoiPages {

  private final Records records;
  private final SiteAddress site;

  public DoiPages(Records records, SiteAddress site) {
    this.records = records;
    this.site = site;
  }

  /**
   * The DOI is read from the address itself: in parameters of a path, what follows a semicolon is
   * missing.
   */
  @GET
  @Path("{doi: 10\\..+}")
  public Response resolve(@Context HttpServerRequest request) {
    String doi = PercentEncoding.decoded(request.path().replaceFirst("^.*?/doi/", ""));
    try {
      return Response.status(Response.Status.FOUND)
          .location(site.uri(SitePath.record(records.withDoi(doi))))
          .build();
    } catch (RecordNotFound e) {
      throw new NotFoundException("No record here has the DOI " + doi, e);
    }
  }
}
