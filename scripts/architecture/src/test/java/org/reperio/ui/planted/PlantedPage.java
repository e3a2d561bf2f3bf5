package org.reperio.ui.planted;

import java.sql.Connection;
import org.reperio.worker.planted.PlantedCommand;

/** A page that reaches the database and another service. */
public record PlantedPage(Connection connection, PlantedCommand command) {}
