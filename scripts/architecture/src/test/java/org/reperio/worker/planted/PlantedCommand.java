package org.reperio.worker.planted;

import org.reperio.api.planted.PlantedResource;

/** A command that uses another service. */
public record PlantedCommand(PlantedResource resource) {}
