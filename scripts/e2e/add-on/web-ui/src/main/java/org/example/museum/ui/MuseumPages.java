package org.example.museum.ui;

import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.example.museum.Visits;

/** {@code /museum}: the hall, in the layout of all pages. */
@Path("/museum")
public class MuseumPages {

  private final Visits visits;
  private final String greeting;

  public MuseumPages(
      Visits visits, @ConfigProperty(name = "reperio.museum.greeting") String greeting) {
    this.visits = visits;
    this.greeting = greeting;
  }

  @CheckedTemplate(basePath = "museum")
  static class Templates {
    static native TemplateInstance hall(String greeting, long visits);
  }

  @GET
  @Produces(MediaType.TEXT_HTML)
  public TemplateInstance hall() {
    return Templates.hall(greeting, visits.count());
  }
}
