package org.reperio.api.planted;

import java.sql.Connection;
import org.reperio.ui.planted.PlantedPage;

/** A resource that reaches the database and another service. */
public record PlantedResource(Connection connection, PlantedPage page) {

  public String path() {
    return "/api/planted";
  }
}
