package org.reperio.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.quarkus.logging.Log;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.model.DataModel;
import org.reperio.model.DataModels;
import org.reperio.search.IndexId;
import org.reperio.search.IndexLag;

/** How far each index is behind the database, as metrics. */
@ApplicationScoped
public class IndexMetrics {

  private final IndexLag lag;
  private final DataModels models;
  private final MultiGauge changes;
  private final MultiGauge seconds;

  public IndexMetrics(IndexLag lag, DataModels models, MeterRegistry registry) {
    this.lag = lag;
    this.models = models;
    this.changes =
        MultiGauge.builder("reperio.index.behind")
            .description("How many of the newest changes the index lacks")
            .register(registry);
    this.seconds =
        MultiGauge.builder("reperio.index.lag.seconds")
            .description("How long the first change waits that the index lacks")
            .register(registry);
  }

  @Scheduled(identity = "index-lag", every = "30s", concurrentExecution = ConcurrentExecution.SKIP)
  void read() throws InterruptedException {
    List<Row<?>> behind = new ArrayList<>();
    List<Row<?>> waiting = new ArrayList<>();
    for (DataModel model : models.all()) {
      for (IndexId id : IndexId.of(model.name())) {
        Tags tags = Tags.of("model", id.model(), "kind", id.kind().id());
        try {
          IndexLag.Lag found = lag.of(id);
          behind.add(Row.of(tags, found.behind()));
          waiting.add(Row.of(tags, found.age().toMillis() / 1000.0));
        } catch (RuntimeException e) {
          // Where nothing can be said there is no value.
          Log.debugf("how far %s is behind cannot be read: %s", id, e);
        }
      }
    }
    changes.register(behind, true);
    seconds.register(waiting, true);
  }
}
