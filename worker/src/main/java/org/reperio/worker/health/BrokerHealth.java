package org.reperio.worker.health;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.reperio.health.Touch;
import org.reperio.worker.messaging.Broker;

/** Whether the message broker lets us in. Without it events wait in the outbox. */
@Readiness
@ApplicationScoped
public class BrokerHealth implements HealthCheck {

  private final Broker broker;
  private final Touch touch;

  public BrokerHealth(Broker broker, Touch touch) {
    this.broker = broker;
    this.touch = touch;
  }

  @Override
  public HealthCheckResponse call() {
    return touch.of("broker", broker::touch);
  }
}
