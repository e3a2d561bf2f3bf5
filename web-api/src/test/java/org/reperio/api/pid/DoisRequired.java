package org.reperio.api.pid;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A repository that gives every public record a DOI. */
public class DoisRequired implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("reperio.pids.doi.mode", "required", "reperio.pids.doi.prefix", "10.5072");
  }
}
