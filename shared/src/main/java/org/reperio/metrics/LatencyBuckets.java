package org.reperio.metrics;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;

/**
 * Counts requests by how long they took, so that Prometheus can say what most of them take. Few
 * bounds: each is a series for each route.
 */
@Singleton
public class LatencyBuckets implements MeterFilter {

  private static final String REQUESTS = "http.server.requests";

  private static final DistributionStatisticConfig BOUNDS =
      DistributionStatisticConfig.builder()
          .serviceLevelObjectives(
              DoubleStream.of(0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)
                  .map(seconds -> seconds * Duration.ofSeconds(1).toNanos())
                  .toArray())
          .build();

  @Override
  public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
    return id.getName().equals(REQUESTS) ? BOUNDS.merge(config) : config;
  }
}
