package org.reperio.worker.audit;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.reperio.audit.AuditChain;
import org.reperio.worker.messaging.Carrier;

/** Gives new entries of the audit log their places in the chain, as they come. */
@ApplicationScoped
public class AuditRelay {

  private static final Duration IDLE = Duration.ofMillis(250);
  private static final Carrier.Words WORDS =
      new Carrier.Words(
          "audit-chain",
          "entries of the audit log wait for the chain",
          "entries of the audit log are chained again",
          Throwable::getMessage);

  private final Carrier carrier;

  AuditRelay(AuditChain chain) {
    this.carrier =
        new Carrier(WORDS, AuditChain.BATCH, IDLE, () -> chain.isWaiting() ? chain.chain() : 0);
  }

  /** Starts; ends with the service. */
  public void start() {
    carrier.start();
  }

  @PreDestroy
  void stop() throws InterruptedException {
    carrier.stop();
  }
}
