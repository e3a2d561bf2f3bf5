package org.reperio.limit;

import io.quarkus.logging.Log;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.redis.client.Response;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.faulttolerance.CircuitBreaker;
import org.eclipse.microprofile.faulttolerance.Fallback;

/**
 * Counts requests in Redis, for all instances of a service together, in fixed windows that begin
 * with the first request, as Flask-Limiter does. Where Redis does not answer nobody is limited.
 */
@ApplicationScoped
public class RateLimiter {

  /** Counts in every window at once; gives each count and the milliseconds until it ends. */
  private static final String SCRIPT =
      """
      local found = {}
      for i, key in ipairs(KEYS) do
        local count = redis.call('INCR', key)
        local left = redis.call('PTTL', key)
        if left < 0 then
          left = ARGV[i] * 1000
          redis.call('PEXPIRE', key, left)
        end
        found[2 * i - 1] = count
        found[2 * i] = left
      end
      return found
      """;

  private static final Duration PATIENCE = Duration.ofMillis(250);

  private final ReactiveRedisDataSource redis;
  private final String prefix;

  public RateLimiter(ReactiveRedisDataSource redis, RedisSettings settings) {
    this.redis = redis;
    this.prefix = settings.prefix();
  }

  /**
   * Counts one request, and waits for the count; not for the event loop.
   *
   * @param who whose requests are counted together
   * @return the rate that has the least left; empty where there are no rates, or no Redis
   */
  @CircuitBreaker(requestVolumeThreshold = 4, delay = 5000)
  @Fallback(fallbackMethod = "unlimited")
  public Optional<Usage> count(String who, Rates rates) {
    if (rates.all().isEmpty()) {
      return Optional.empty();
    }
    return tightest(
        rates.all(), redis.execute("EVAL", arguments(who, rates.all())).await().atMost(PATIENCE));
  }

  /**
   * Counts as {@link #count} does, on the event loop. A worker that waited for this would wait for
   * another worker to bring the result, and all of them for ever.
   */
  @CircuitBreaker(requestVolumeThreshold = 4, delay = 5000)
  @Fallback(fallbackMethod = "soonUnlimited")
  public Uni<Optional<Usage>> countSoon(String who, Rates rates) {
    if (rates.all().isEmpty()) {
      return Uni.createFrom().item(Optional.empty());
    }
    return redis
        .execute("EVAL", arguments(who, rates.all()))
        .ifNoItem()
        .after(PATIENCE)
        .fail()
        .map(counted -> tightest(rates.all(), counted));
  }

  private static Optional<Usage> tightest(List<Rate> rates, Response counted) {
    Instant now = Instant.now();
    List<Usage> usages = new ArrayList<>();
    for (int i = 0; i < rates.size(); i++) {
      long amount = rates.get(i).amount();
      long count = counted.get(2 * i).toLong();
      Instant reset = now.plusMillis(counted.get(2 * i + 1).toLong());
      usages.add(new Usage(amount, Math.max(0, amount - count), reset, count > amount));
    }
    return usages.stream()
        .min(
            Comparator.comparing(Usage::exceeded)
                .reversed()
                .thenComparing(Usage::remaining)
                .thenComparing(Usage::reset, Comparator.reverseOrder()));
  }

  private String[] arguments(String who, List<Rate> rates) {
    var arguments = new ArrayList<String>();
    arguments.add(SCRIPT);
    arguments.add(Integer.toString(rates.size()));
    rates.forEach(rate -> arguments.add(key(who, rate)));
    rates.forEach(rate -> arguments.add(Long.toString(rate.window().toSeconds())));
    return arguments.toArray(String[]::new);
  }

  /** In braces what a Redis cluster places keys by: those of one script must be together. */
  private String key(String who, Rate rate) {
    return prefix + ":rate:{" + who + "}:" + rate.window().toSeconds();
  }

  /** Begins to count anew; where Redis does not answer, nothing was counted. */
  public void forget(String who, Rates rates) {
    if (rates.all().isEmpty()) {
      return;
    }
    String[] keys = rates.all().stream().map(rate -> key(who, rate)).toArray(String[]::new);
    try {
      redis.execute("DEL", keys).await().atMost(PATIENCE);
    } catch (RuntimeException e) {
      Log.debugf("what %s has asked is not forgotten: %s", who, e.getMessage());
    }
  }

  /** The result of {@link #count} where Redis does not answer. */
  Optional<Usage> unlimited(String who, Rates rates) {
    Log.debugf("requests of %s are not counted: Redis does not answer", who);
    return Optional.empty();
  }

  /** The result of {@link #countSoon} where Redis does not answer. */
  Uni<Optional<Usage>> soonUnlimited(String who, Rates rates) {
    return Uni.createFrom().item(unlimited(who, rates));
  }
}
