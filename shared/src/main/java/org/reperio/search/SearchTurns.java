package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.reperio.access.Identity;

/**
 * Lets so many searches run at the same time, and of one asker not all of them. What is one too
 * many is refused at once: it would wait on a thread that others need.
 */
@ApplicationScoped
class SearchTurns {

  private final Map<String, Integer> running = new ConcurrentHashMap<>();
  private final Semaphore all;
  private final int each;

  SearchTurns(SearchSettings settings) {
    this.all = new Semaphore(settings.limits().concurrent());
    this.each = settings.limits().concurrentPerAsker();
  }

  /**
   * Runs a search.
   *
   * @throws TooManySearches when too many run already
   */
  <T> T run(Identity who, Supplier<T> search) {
    if (who.system()) {
      return search.get();
    }
    String asker = who.asker();
    if (running.merge(asker, 1, Integer::sum) > each) {
      end(asker);
      throw new TooManySearches("Too many of your searches run at the same time.");
    }
    try {
      if (!all.tryAcquire()) {
        throw new TooManySearches("Too many searches run at the same time.");
      }
      try {
        return search.get();
      } finally {
        all.release();
      }
    } finally {
      end(asker);
    }
  }

  private void end(String asker) {
    running.computeIfPresent(asker, (name, count) -> count == 1 ? null : count - 1);
  }
}
