package org.reperio.exchange;

import io.vertx.core.Vertx;
import java.util.function.BooleanSupplier;

/**
 * Watches that the other side moves bytes while it is its turn. In each time of patience it has to
 * move what the least rate asks for.
 */
public final class Pace {

  /**
   * What is asked for.
   *
   * @param patience milliseconds
   * @param bytes to move in that time
   */
  public record Least(long patience, long bytes) {

    /** What the settings ask for. */
    public static Least of(ExchangeSettings settings) {
      long patience = Math.max(1000, settings.patience().toMillis());
      return new Least(patience, settings.minRate().asLongValue() * patience / 1000);
    }
  }

  private final Vertx vertx;
  private final Least least;
  private final BooleanSupplier theirTurn;
  private final Runnable tooSlow;
  private final long timer;
  private long moved;
  private boolean theirsSinceThen;

  /**
   * Begins to watch; on the event loop, as all else here.
   *
   * @param theirTurn whether it is the other side that is waited for
   */
  public Pace(Vertx vertx, Least least, BooleanSupplier theirTurn, Runnable tooSlow) {
    this.vertx = vertx;
    this.least = least;
    this.theirTurn = theirTurn;
    this.tooSlow = tooSlow;
    this.theirsSinceThen = true;
    this.timer = vertx.setPeriodic(least.patience(), ignored -> check());
  }

  /** The other side has moved bytes. */
  public void moved(long bytes) {
    moved += bytes;
  }

  /** It was our turn for a while. */
  public void ourTurn() {
    theirsSinceThen = false;
  }

  private void check() {
    boolean slow = theirsSinceThen && theirTurn.getAsBoolean() && moved < least.bytes();
    moved = 0;
    theirsSinceThen = theirTurn.getAsBoolean();
    if (slow) {
      stop();
      tooSlow.run();
    }
  }

  /** Ends the watch. */
  public void stop() {
    vertx.cancelTimer(timer);
  }
}
