package org.reperio.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;

/**
 * Touches what a service can do without for a while, for real and for a short time. A service that
 * misses it is degraded and alive: the check is up all the same, and its data say what is wrong.
 */
@ApplicationScoped
public class Touch {

  private static final Duration LIMIT = Duration.ofSeconds(2);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "health");
            thread.setDaemon(true);
            return thread;
          });
  private final Map<String, Future<String>> hanging = new ConcurrentHashMap<>();
  private final Map<String, Instant> degradedSince = new ConcurrentHashMap<>();
  private final MeterRegistry registry;
  private final Set<String> measured = ConcurrentHashMap.newKeySet();

  public Touch(MeterRegistry registry) {
    this.registry = registry;
  }

  /**
   * Touches a service.
   *
   * @param name of the service
   * @param touch gives a detail when the service answers
   */
  public HealthCheckResponse of(String name, Callable<String> touch) {
    measure(name);
    try {
      String detail = answer(name, touch);
      degradedSince.remove(name);
      return HealthCheckResponse.named(name)
          .up()
          .withData("state", "up")
          .withData("detail", detail)
          .build();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return degraded(name, "The check was interrupted.");
    } catch (TimeoutException e) {
      return degraded(name, "It does not answer within %d s.".formatted(LIMIT.toSeconds()));
    } catch (ExecutionException e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return degraded(name, String.valueOf(cause));
    }
  }

  /** What the last touch found, as a metric. */
  private void measure(String name) {
    if (measured.add(name)) {
      Gauge.builder("reperio.degraded", degradedSince, since -> since.containsKey(name) ? 1 : 0)
          .description("Whether a service does without what it should reach")
          .tag("dependency", name)
          .register(registry);
    }
  }

  /** One at a time: a caller waits for an earlier touch that still hangs. */
  private String answer(String name, Callable<String> touch)
      throws InterruptedException, TimeoutException, ExecutionException {
    Future<String> answer = hanging.computeIfAbsent(name, one -> threads.submit(touch));
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } finally {
      if (answer.isDone()) {
        hanging.remove(name, answer);
      }
    }
  }

  private HealthCheckResponse degraded(String name, String detail) {
    Instant since = degradedSince.computeIfAbsent(name, one -> Instant.now());
    return HealthCheckResponse.named(name)
        .up()
        .withData("state", "degraded")
        .withData("since", since.toString())
        .withData("detail", detail)
        .build();
  }

  @PreDestroy
  void stop() {
    threads.shutdownNow();
  }
}
