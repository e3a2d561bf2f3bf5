package org.reperio.worker.monitor.door;

import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts wrong passwords, of one sender and of all, and says when there are too many. They are
 * counted in this process, so that it holds without Redis.
 */
@Singleton
public class WrongPasswords {

  static final int OF_ONE = 5;
  static final int OF_ALL = 100;
  private static final int SENDERS = 1000;
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final String ALL = "";

  private final Map<String, Count> counts =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Count> eldest) {
          return size() > SENDERS;
        }
      };

  private record Count(int wrong, Instant end) {}

  /**
   * Whether a sender may try once more.
   *
   * @param sender an address
   */
  synchronized boolean allow(String sender, Instant now) {
    return wrong(sender, now) < OF_ONE && wrong(ALL, now) < OF_ALL;
  }

  /** A sender had a wrong password. */
  synchronized void add(String sender, Instant now) {
    count(sender, now);
    count(ALL, now);
  }

  private int wrong(String sender, Instant now) {
    Count count = counts.get(sender);
    return count == null || !count.end().isAfter(now) ? 0 : count.wrong();
  }

  private void count(String sender, Instant now) {
    int before = wrong(sender, now);
    Instant end = before == 0 ? now.plus(WINDOW) : counts.get(sender).end();
    counts.put(sender, new Count(before + 1, end));
  }

  /** How long to wait, in seconds. */
  static long waitSeconds() {
    return WINDOW.toSeconds();
  }
}
