package org.reperio.worker.messaging;

import io.quarkus.logging.Log;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.reperio.messaging.ConsumerPauses;
import org.reperio.messaging.QueueSamples;

/**
 * Which consumers this process has, what they have done, and which of them are to rest. As long as
 * nobody could be asked whether a consumer is paused, it is not known to be free, and rests.
 */
@Singleton
public class ConsumerStates {

  /** How long an answer of the database is taken for true. */
  private static final Duration VALID = Duration.ofSeconds(2);

  private final ConsumerPauses pauses;
  private final Map<String, ConsumerState> states = new ConcurrentHashMap<>();
  private Set<String> paused;
  private long asked;

  public ConsumerStates(ConsumerPauses pauses) {
    this.pauses = pauses;
  }

  /** The state of the consumer of a queue, which this process has from now on. */
  ConsumerState of(String queue) {
    return states.computeIfAbsent(queue, name -> new ConsumerState(() -> isFree(name)));
  }

  /** Whether the consumer of a queue may take something. */
  public boolean isFree(String queue) {
    Set<String> known = paused();
    return known != null && !known.contains(queue);
  }

  /** Asks the database from time to time; what it said last holds on while it says nothing. */
  private synchronized Set<String> paused() {
    long now = System.nanoTime();
    if (asked == 0 || now - asked >= VALID.toNanos()) {
      asked = now;
      try {
        paused = Set.copyOf(pauses.all().keySet());
      } catch (RuntimeException e) {
        Log.debugf("which consumers are paused cannot be read: %s", e);
      }
    }
    return paused;
  }

  /** The queues that this process takes from, those that are paused left out. */
  public List<String> free() {
    return states.keySet().stream().filter(this::isFree).sorted().toList();
  }

  /** What the consumers have done since this was called last, by queue. */
  public Map<String, QueueSamples.Work> takeWork() {
    return states.entrySet().stream()
        .collect(
            Collectors.toMap(
                Map.Entry::getKey, one -> one.getValue().reset(), (a, b) -> a, TreeMap::new));
  }
}
