package org.reperio.ui.request;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;

/**
 * Where mails lead those who decide. Nobody can sign in to the pages, so it says how to answer with
 * the REST API, and does not tell whether there is such a request.
 */
@Path("/me/requests/{id: \\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}}")
@Produces(MediaType.TEXT_HTML)
public class RequestPages {

  private final SiteAddress site;

  public RequestPages(SiteAddress site) {
    this.site = site;
  }

  @CheckedTemplate(basePath = "request")
  static class Templates {
    static native TemplateInstance request(String api);
  }

  @GET
  public TemplateInstance request(@PathParam("id") String id) {
    return Templates.request(site.of(SitePath.requestApi(id)));
  }
}
