package org.reperio.planted;

import jakarta.inject.Inject;
import org.reperio.api.planted.PlantedResource;
import org.reperio.planted.entity.Planted;

/** Breaks the rules that a class of shared can break. */
public class ThingManager {

  /** Is not in the constructor. */
  @Inject Planted injected;

  /** Changes. */
  public static int count;

  /** Too much to tell apart. */
  public record Crowd(int a, int b, int c, int d, int e, int f, int g, int h, int i) {}

  /** Uses a service. */
  public String path(PlantedResource resource) {
    return resource.path();
  }

  /** Writes what another feature keeps. */
  public void rename(Planted planted) {
    planted.name = "changed";
  }
}
