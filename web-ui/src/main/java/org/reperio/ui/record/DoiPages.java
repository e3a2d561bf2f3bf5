package org.reperio.ui.record;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.reperio.record.RecordNotFound;
import org.reperio.record.Records;
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
   * @param doi prefix, slash and suffix, which may have slashes of its own
   */
  @GET
  @Path("{doi: 10\\..+}")
  public Response resolve(@PathParam("doi") String doi) {
    try {
      return Response.status(Response.Status.FOUND)
          .location(site.uri(SitePath.record(records.withDoi(doi))))
          .build();
    } catch (RecordNotFound e) {
      throw new NotFoundException("No record here has the DOI " + doi, e);
    }
  }
}
