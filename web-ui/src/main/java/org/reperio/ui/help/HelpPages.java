package org.reperio.ui.help;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Pages of prose. Each is a template of its own: prose is translated as a whole. */
@Path("/")
@Produces(MediaType.TEXT_HTML)
public class HelpPages {

  @CheckedTemplate(basePath = "help")
  static class Templates {
    static native TemplateInstance search();

    static native TemplateInstance about();
  }

  @GET
  @Path("help/search")
  public TemplateInstance search() {
    return Templates.search();
  }

  @GET
  @Path("about")
  public TemplateInstance about() {
    return Templates.about();
  }
}
