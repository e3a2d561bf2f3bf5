package org.reperio.api.planted;

import jakarta.ws.rs.core.StreamingOutput;
import java.sql.Connection;
import org.reperio.ui.planted.PlantedPage;

/** A resource that reaches the database and another service, and waits for its reader. */
public record PlantedResource(Connection connection, PlantedPage page) {

  public StreamingOutput answer() {
    return out -> out.write(0);
  }

  public String path() {
    return "/api/planted";
  }
}
