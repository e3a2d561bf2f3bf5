package org.reperio.worker.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.logging.Log;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.reperio.file.Fixity;
import org.reperio.job.RunRepository;
import org.reperio.messaging.Outbox;
import org.reperio.notification.Mails;
import org.reperio.pid.Registrations;
import org.reperio.search.BulkIndexer;

/**
 * How much waits in the database, as metrics. They are read from time to time, so that a scrape
 * waits for nothing; what cannot be read is not a number.
 */
@Startup
@ApplicationScoped
public class Backlog {

  private final Map<String, Supplier<Number>> sources = new LinkedHashMap<>();
  private final Map<String, Double> values = new ConcurrentHashMap<>();

  public Backlog(
      Outbox outbox,
      Mails mails,
      Registrations registrations,
      BulkIndexer indexer,
      RunRepository runs,
      Fixity fixity,
      MeterRegistry registry) {
    sources.put("reperio.outbox.events", outbox::size);
    sources.put("reperio.outbox.age.seconds", () -> outbox.age().toMillis() / 1000.0);
    sources.put("reperio.mails.waiting", mails::waiting);
    sources.put("reperio.mails.age.seconds", () -> mails.age().toMillis() / 1000.0);
    sources.put("reperio.registrations.waiting", registrations::waiting);
    sources.put("reperio.index.rejections", indexer::rejections);
    sources.put("reperio.jobs.queued", runs::queued);
    sources.put("reperio.files.damaged", fixity::damaged);
    for (String metric : sources.keySet()) {
      values.put(metric, Double.NaN);
      registry.gauge(metric, values, all -> all.get(metric));
    }
  }

  @Scheduled(identity = "backlog", every = "10s", concurrentExecution = ConcurrentExecution.SKIP)
  void read() {
    sources.forEach(
        (metric, source) -> {
          try {
            values.put(metric, source.get().doubleValue());
          } catch (RuntimeException e) {
            values.put(metric, Double.NaN);
            Log.debugf("%s cannot be read: %s", metric, e);
          }
        });
  }
}
