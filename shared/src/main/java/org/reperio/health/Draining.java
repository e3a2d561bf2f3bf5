package org.reperio.health;

import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Whether this process was told to end and still answers, so that load balancers have time to send
 * requests elsewhere.
 */
@ApplicationScoped
public class Draining {

  private final ShutdownSettings settings;
  private volatile boolean draining;

  public Draining(ShutdownSettings settings) {
    this.settings = settings;
  }

  /** The process was told to end. */
  public void begin(@Observes ShutdownDelayInitiatedEvent event) {
    draining = true;
    if (!settings.drain().isZero()) {
      Log.infof("ends in %d s, and answers until then", settings.drain().toSeconds());
    }
  }

  public boolean isDraining() {
    return draining;
  }
}
