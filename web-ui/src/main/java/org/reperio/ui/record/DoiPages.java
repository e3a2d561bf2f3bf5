package org.reperio.ui.record;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import org.reperio.access.Identity;
import org.reperio.search.SearchQuery;
import org.reperio.search.SearchService;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/** Finds the record with a DOI. */
@Path("/doi")
public class DoiPages {

  private final SearchService search;

  private final SiteAddress site;

  public DoiPages(SearchService search, SiteAddress site) {
    this.search = search;
    this.site = site;
  }

  /**
   * @param doi prefix, slash and suffix, which may have slashes of its own
   */
  @GET
  @Path("{doi: 10\\..+}")
  public Response resolve(@PathParam("doi") String doi) {
    String quoted = doi.replace("\\", "\\\\").replace("\"", "\\\"");
    String q =
        "pids.doi.identifier:\"%1$s\" OR parent.pids.doi.identifier:\"%1$s\"".formatted(quoted);
    return search
        .search(Identity.anonymous(), new SearchQuery("rdm", q, "", 1, 1, Map.of(), true))
        .hits()
        .stream()
        .findFirst()
        .map(hit -> site.uri(page(hit, doi)))
        .map(target -> Response.status(Response.Status.FOUND).location(target).build())
        .orElseThrow(() -> new NotFoundException("No record here has the DOI " + doi));
  }

  /** The DOI of all versions leads to the newest. */
  private static String page(JsonNode hit, String doi) {
    String id = hit.path("id").asText();
    return hit.at("/pids/doi/identifier").asText().equalsIgnoreCase(doi)
        ? SitePath.record(id)
        : SitePath.latest(id);
  }
}
