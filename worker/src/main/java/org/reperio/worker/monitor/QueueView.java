package org.reperio.worker.monitor;

import java.time.Instant;
import java.util.List;

/**
 * A queue on the overview.
 *
 * @param purpose what its consumers do, empty where nobody has said
 * @param waiting for people
 * @param consumers for people
 * @param dead how many dead letters, for people
 * @param hasDead whether there are any
 * @param pausedSince null when its consumers are not paused
 * @param minutes of the last hour, the oldest first
 */
public record QueueView(
    String name,
    String purpose,
    String waiting,
    String consumers,
    String dead,
    boolean hasDead,
    Instant pausedSince,
    List<Minute> minutes) {

  /** The last minute that is over, or else the one that is not; null where there is none. */
  public Minute latest() {
    return minutes.isEmpty() ? null : minutes.get(Math.max(0, minutes.size() - 2));
  }
}
