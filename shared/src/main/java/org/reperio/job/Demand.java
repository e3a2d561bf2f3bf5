package org.reperio.job;

import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;
import org.reperio.limit.RedisSettings;

/**
 * How many requests all services together are answering just now, on average: for so many people
 * background work has to give way. Services add up in Redis how long their answers took, by slots
 * of time; where Redis does not answer nobody is known to wait.
 */
@ApplicationScoped
public class Demand {

  private static final Duration SLOT = Duration.ofMillis(250);

  /** A demand counts for three slots, and one may be named by a clock that is a little ahead. */
  private static final int PAST_SLOTS = 3;

  private static final int FUTURE_SLOTS = 1;
  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final Duration PATIENCE = Duration.ofMillis(250);

  /** A long transfer is no long work: it waits for the client's line. */
  private static final Duration MOST_OF_ONE = Duration.ofMillis(500);

  private static final String ADD =
      "redis.call('INCRBY', KEYS[1], ARGV[1]) redis.call('PEXPIRE', KEYS[1], ARGV[2])";

  private final ReactiveRedisDataSource redis;
  private final String prefix;
  private final LongAdder micros = new LongAdder();
  private final AtomicLong sent = new AtomicLong();

  public Demand(ReactiveRedisDataSource redis, RedisSettings settings) {
    this.redis = redis;
    // In braces what a Redis cluster places keys by: those of one command must be together.
    this.prefix = settings.prefix() + ":{demand}:";
  }

  /** A request was answered. Waits for nothing. */
  public void answered(Duration took) {
    micros.add(Math.min(took.toNanos(), MOST_OF_ONE.toNanos()) / 1000);
    long now = System.currentTimeMillis();
    long last = sent.get();
    if (now - last >= SLOT.toMillis() / 2 && sent.compareAndSet(last, now)) {
      redis
          .execute(
              "EVAL",
              ADD,
              "1",
              key(slot(now)),
              Long.toString(micros.sumThenReset()),
              Long.toString(KEPT.toMillis()))
          .subscribe()
          .with(added -> {}, e -> Log.debugf("demand is not added up: %s", e));
    }
  }

  /** How many requests are being answered just now; 0 where that cannot be found out. */
  @CircuitBreaker(requestVolumeThreshold = 4, delay = 5000)
  @Fallback(fallbackMethod = "unknown")
  public double now() {
    long slot = slot(System.currentTimeMillis());
    String[] keys =
        IntStream.rangeClosed(-PAST_SLOTS, FUTURE_SLOTS)
            .mapToObj(away -> key(slot + away))
            .toArray(String[]::new);
    Response found = redis.execute("MGET", keys).await().atMost(PATIENCE);
    long most =
        IntStream.range(0, found.size())
            .mapToObj(found::get)
            .flatMap(Stream::ofNullable)
            .mapToLong(Response::toLong)
            .max()
            .orElse(0);
    return most / 1000.0 / SLOT.toMillis();
  }

  /** The result of {@link #now} where Redis does not answer. */
  double unknown() {
    Log.debug("demand is not known: Redis does not answer");
    return 0;
  }

  private static long slot(long millis) {
    return millis / SLOT.toMillis();
  }

  private String key(long slot) {
    return prefix + slot;
  }
}
