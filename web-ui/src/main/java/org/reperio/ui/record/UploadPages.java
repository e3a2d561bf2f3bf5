package org.reperio.ui.record;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.reperio.site.SiteAddress;
import org.reperio.site.SitePath;
import org.reperio.ui.sharing.Visitor;
import org.reperio.ui.sharing.Visitors;

/**
 * Where the links of a draft lead its writers. There is no form to deposit with, so it says how to
 * go on with the REST API, and does not tell whether there is such a draft.
 */
@Path("/uploads/{id: [a-z0-9-]+}")
@Produces(MediaType.TEXT_HTML)
public class UploadPages {

  private final Visitors visitors;
  private final SiteAddress site;

  public UploadPages(Visitors visitors, SiteAddress site) {
    this.visitors = visitors;
    this.site = site;
  }

  @CheckedTemplate(basePath = "record")
  static class Templates {
    static native TemplateInstance upload(String api, String preview);
  }

  /**
   * @param token the secret of a share link: its holder may look at the draft at once
   */
  @GET
  public TemplateInstance upload(
      @PathParam("id") String id, @QueryParam("token") @DefaultValue("") String token) {
    Visitor visitor = visitors.of(token);
    String preview = visitor.holdsLink() ? visitor.to(SitePath.preview(id)) : "";
    return Templates.upload(site.of(SitePath.draftApi(id)), preview);
  }
}
