package org.reperio.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.reperio.access.Identity;

/**
 * Lets so many searches run at the same time, and of one asker not all of them. One too many is
 * refused at once: it would wait on a thread that others need. A long query or a large page takes
 * the place of several searches, up to half of the asker's own.
 */
@ApplicationScoped
class SearchTurns {

  /** Characters of a query, and results of a page, that a place is for. */
  private static final int PLACE = 100;

  private final Map<String, Integer> running = new ConcurrentHashMap<>();
  private final Semaphore all;
  private final int each;
  private final int dearest;

  SearchTurns(SearchSettings settings) {
    int most = settings.limits().concurrent();
    this.all = new Semaphore(most);
    this.each = settings.limits().concurrentPerAsker();
    this.dearest = Math.max(1, Math.min(each, most) / 2);
  }

  /**
   * Runs a search.
   *
   * @param characters of its query
   * @param results of its page
   * @throws TooManySearches when too many run already
   */
  <T> T run(Identity who, int characters, int results, Supplier<T> search) {
    if (who.system()) {
      return search.get();
    }
    String asker = who.asker();
    int places = places(characters, results);
    if (running.merge(asker, places, Integer::sum) > each) {
      end(asker, places);
      throw new TooManySearches("Too many of your searches run at the same time.");
    }
    try {
      if (!all.tryAcquire(places)) {
        throw new TooManySearches("Too many searches run at the same time.");
      }
      try {
        return search.get();
      } finally {
        all.release(places);
      }
    } finally {
      end(asker, places);
    }
  }

  /** At least one. */
  private int places(int characters, int results) {
    return Math.min(1 + characters / PLACE + (results - 1) / PLACE, dearest);
  }

  private void end(String asker, int places) {
    running.computeIfPresent(asker, (name, count) -> count == places ? null : count - places);
  }
}
