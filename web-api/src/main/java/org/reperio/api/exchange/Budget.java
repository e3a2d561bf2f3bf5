package org.reperio.api.exchange;

import java.util.HashMap;
import java.util.Map;
import org.reperio.api.access.Asker;

/** So much in all, and so much for one asker: of connections, or of bytes. */
final class Budget {

  private final String what;
  private final long inAll;
  private final long each;
  private final Map<Asker, Long> spent = new HashMap<>();
  private long spentInAll;

  /**
   * @param what is counted, in the plural, for the refusals
   */
  Budget(String what, long inAll, long each) {
    this.what = what;
    this.inAll = inAll;
    this.each = each;
  }

  /** What one body has of the budget; it has nothing at first. */
  Share share(Asker asker) {
    return new Share(asker);
  }

  /**
   * A share of one.
   *
   * @throws Crowded when there is no room
   */
  Share one(Asker asker) {
    Share share = share(asker);
    share.add(1);
    return share;
  }

  private synchronized void spend(Asker asker, long amount) {
    long before = spent.getOrDefault(asker, 0L);
    if (before + amount > each) {
      throw Crowded.byOne(what);
    }
    if (spentInAll + amount > inAll) {
      throw Crowded.byAll(what);
    }
    spent.put(asker, before + amount);
    spentInAll += amount;
  }

  private synchronized void giveBack(Asker asker, long amount) {
    spentInAll -= amount;
    spent.computeIfPresent(asker, (key, before) -> before == amount ? null : before - amount);
  }

  synchronized long spent() {
    return spentInAll;
  }

  /** A part of the budget, until it is closed. */
  final class Share implements AutoCloseable {

    private final Asker asker;
    private long amount;
    private boolean closed;

    private Share(Asker asker) {
      this.asker = asker;
    }

    /**
     * Takes more.
     *
     * @throws Crowded when there is no room
     */
    synchronized void add(long more) {
      if (!closed) {
        spend(asker, more);
        amount += more;
      }
    }

    @Override
    public synchronized void close() {
      if (!closed) {
        closed = true;
        giveBack(asker, amount);
      }
    }
  }
}
