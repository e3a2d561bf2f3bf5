package org.example.museum.api;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import org.example.museum.Visits;

/** {@code /api/museum/visits}: how much has happened. */
@Path("/api/museum/visits")
public class VisitResource {

  private final Visits visits;

  public VisitResource(Visits visits) {
    this.visits = visits;
  }

  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public Map<String, Long> count() {
    return Map.of("visits", visits.count());
  }
}
