package org.reperio.services.gateway;

import java.time.Duration;

/**
 * Judges one exchange at each tick of a clock: whether it waits for a client that hardly moves, or
 * for a service that does not.
 */
final class Watch {
  private final Limits limits;
  private final Flow upload;
  private long ticks;
  private long seen;
  private long sentAtWindow;
  private long receivedAtWindow;

  /** What is to be done. */
  enum Verdict {
    GO_ON,
    CLIENT_TOO_SLOW,
    ASK_SERVICE
  }

  Watch(Limits limits, Flow upload) {
    this.limits = limits;
    this.upload = upload;
  }

  /**
   * One interval of {@link Limits#silence()} is over.
   *
   * @param download of the answer, or null before it has begun
   * @param expected whether the service is to act next
   */
  Verdict tick(Flow download, boolean expected) {
    ticks++;
    if (ticks % window() == 0 && clientIsSlow(download)) {
      return Verdict.CLIENT_TOO_SLOW;
    }
    long moved = upload.moved() + (download == null ? 0 : download.moved());
    boolean silent = moved == seen;
    seen = moved;
    return silent && expected ? Verdict.ASK_SERVICE : Verdict.GO_ON;
  }

  private boolean clientIsSlow(Flow download) {
    long least = limits.bytesPerSecond() * limits.silence().multipliedBy(window()).toSeconds();
    boolean serviceWasSlow = upload.waitedForWriter();
    boolean slow = upload.isUnderWay() && !serviceWasSlow && upload.moved() - sentAtWindow < least;
    sentAtWindow = upload.moved();
    if (download != null) {
      slow |= download.waitsForWriter() && download.moved() - receivedAtWindow < least;
      receivedAtWindow = download.moved();
    }
    return slow;
  }

  private long window() {
    Duration window = Limits.WINDOW;
    return Math.max(1, window.toMillis() / Math.max(1, limits.silence().toMillis()));
  }
}
