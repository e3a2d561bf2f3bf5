package org.reperio.worker.search;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.reperio.fault.FaultPoint;
import org.reperio.fault.FaultPoints;
import org.reperio.messaging.RecordEvent;
import org.reperio.search.BulkIndexer;
import org.reperio.trace.Traces;
import org.reperio.worker.messaging.EventConsumer;
import org.reperio.worker.messaging.EventConsumers;

/** Takes the events of records and drafts, and brings the indices up to date. */
@ApplicationScoped
public class RecordIndexer {

  private final EventConsumer events;
  private final BulkIndexer indexer;
  private final FaultPoints faults;
  private final Traces traces;

  public RecordIndexer(
      EventConsumers consumers, BulkIndexer indexer, FaultPoints faults, Traces traces) {
    this.events = consumers.of("the indexer", "record-index", this::index);
    this.indexer = indexer;
    this.faults = faults;
    this.traces = traces;
  }

  /** Starts consuming; ends with the service. */
  public void start() {
    events.start();
  }

  @PreDestroy
  void stop() {
    events.stop();
  }

  private void index(Set<RecordEvent> batch) {
    faults.pass(FaultPoint.INDEX_BEFORE_BULK);
    try (var step = traces.step("index records")) {
      indexer.apply(batch);
    }
    faults.pass(FaultPoint.INDEX_AFTER_BULK);
  }
}
