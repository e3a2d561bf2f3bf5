package org.reperio.exchange;

import java.util.HashMap;
import java.util.Map;

/** So much in all, and so much for one asker: of connections, or of bytes. */
public final class Budget {

  private final String what;
  private final long inAll;
  private final long each;
  private final Map<String, Long> spent = new HashMap<>();
  private long spentInAll;

  /**
   * @param what is counted, in the plural, for the refusals
   */
  public Budget(String what, long inAll, long each) {
    this.what = what;
    this.inAll = inAll;
    this.each = each;
  }

  /**
   * What one body has of the budget; it has nothing at first.
   *
   * @param asker whose it is, as {@code Identity} names askers
   */
  public Share share(String asker) {
    return new Share(asker);
  }

  /**
   * A share of one.
   *
   * @throws Crowded when there is no room
   */
  public Share one(String asker) {
    Share share = share(asker);
    share.add(1);
    return share;
  }

  private synchronized void spend(String asker, long amount) {
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

  private synchronized void giveBack(String asker, long amount) {
    spentInAll -= amount;
    spent.computeIfPresent(asker, (key, before) -> before == amount ? null : before - amount);
  }

  /** What is spent at the moment. */
  public synchronized long spent() {
    return spentInAll;
  }

  /** A part of the budget, until it is closed. */
  public final class Share implements AutoCloseable {

    private final String asker;
    private long amount;
    private boolean closed;

    private Share(String asker) {
      this.asker = asker;
    }

    /**
     * Takes more.
     *
     * @throws Crowded when there is no room
     */
    public synchronized void add(long more) {
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
