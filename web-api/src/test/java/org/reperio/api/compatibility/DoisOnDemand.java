package org.reperio.api.compatibility;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A repository that makes DOIs for who asks, as the one of the reference does. */
public class DoisOnDemand implements QuarkusTestProfile {

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of("reperio.pids.doi.mode", "on-demand", "reperio.pids.doi.prefix", "10.5072");
  }
}
