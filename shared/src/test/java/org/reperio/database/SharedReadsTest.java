package org.reperio.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SharedReadsTest {

  private static final int ASKERS = 5;

  private final ExecutorService askers = Executors.newCachedThreadPool();
  private final List<Set<String>> queries = new CopyOnWriteArrayList<>();

  @AfterEach
  void stop() {
    askers.shutdownNow();
  }

  private Map<String, String> upperCase(Collection<String> keys) {
    queries.add(Set.copyOf(keys));
    return keys.stream()
        .filter(key -> !key.equals("none"))
        .collect(Collectors.toMap(Function.identity(), key -> key.toUpperCase()));
  }

  @Test
  void whoeverAsksAloneHasAQueryOfTheirOwn() {
    var reads = new SharedReads<String, String>(this::upperCase, 1);
    assertThat(reads.read("a")).contains("A");
    assertThat(reads.read("a")).contains("A");
    assertThat(reads.read("none")).isEmpty();
    assertThat(queries).containsExactly(Set.of("a"), Set.of("a"), Set.of("none"));
  }

  /** Those who come while a query runs share the next one; none is answered by the running one. */
  @Test
  void whoeverComesWhileAQueryRunsIsAnsweredByTheNext() throws Exception {
    var value = new AtomicInteger(1);
    var running = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var reads =
        new SharedReads<String, Integer>(
            keys -> {
              queries.add(Set.copyOf(keys));
              int seen = value.get();
              running.countDown();
              await(go);
              return keys.stream().collect(Collectors.toMap(Function.identity(), key -> seen));
            },
            1);
    Future<Optional<Integer>> early = askers.submit(() -> reads.read("early"));
    running.await();
    // Written after the first query has read, and before the others ask.
    value.set(2);
    var late = new ArrayList<Future<Optional<Integer>>>();
    var asked = new CountDownLatch(ASKERS);
    for (int i = 0; i < ASKERS; i++) {
      String key = i == 0 ? "early" : "late" + i;
      late.add(
          askers.submit(
              () -> {
                asked.countDown();
                return reads.read(key);
              }));
    }
    asked.await();
    Thread.sleep(200);
    go.countDown();
    assertThat(early.get(5, TimeUnit.SECONDS)).contains(1);
    for (Future<Optional<Integer>> one : late) {
      assertThat(one.get(5, TimeUnit.SECONDS)).contains(2);
    }
    assertThat(queries)
        .containsExactly(Set.of("early"), Set.of("early", "late1", "late2", "late3", "late4"));
  }

  @Test
  void aFailureIsPassedOnAndTheNextQueryRuns() {
    var fails = new AtomicInteger(1);
    var reads =
        new SharedReads<String, String>(
            keys -> {
              if (fails.getAndDecrement() > 0) {
                throw new IllegalStateException("down");
              }
              return upperCase(keys);
            },
            1);
    assertThatThrownBy(() -> reads.read("a"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("down");
    assertThat(reads.read("a")).contains("A");
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
