package org.reperio.worker.record;

import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.database.DatabaseFailure;
import org.reperio.record.Embargoes;

/** Lifts embargoes in the minute in which they end. */
@ApplicationScoped
public class EmbargoSchedule {

  private static final int BATCH = 200;

  private final Embargoes embargoes;

  public EmbargoSchedule(Embargoes embargoes) {
    this.embargoes = embargoes;
  }

  @Scheduled(
      identity = "embargoes",
      cron = "${reperio.embargo.schedule}",
      concurrentExecution = ConcurrentExecution.SKIP)
  void lift() {
    try {
      int lifted = embargoes.lift(BATCH);
      int all = lifted;
      while (lifted == BATCH) {
        lifted = embargoes.lift(BATCH);
        all += lifted;
      }
      if (all > 0) {
        Log.infof("%d embargoes have ended", all);
      }
    } catch (DatabaseFailure e) {
      Log.warnf("embargoes are looked at again in the next minute: %s", e.getMessage());
    }
  }
}
