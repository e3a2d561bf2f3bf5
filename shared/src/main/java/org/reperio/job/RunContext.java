package org.reperio.job;

/** A run as its task sees it. All of it may be used by several threads. */
public interface RunContext {

  Arguments arguments();

  /** Writes a line of the run's log. A warning makes the run end as one. */
  void log(LogLevel level, String message);

  /** How many entries there are in all. */
  void expect(long total);

  /** That many entries more are done. */
  void done(long inserted, long updated, long failed);

  /** Whether the run has been told to stop. */
  boolean isCancelled();

  /**
   * Ends the run if it has been told to stop.
   *
   * @throws RunCancelled when it has
   */
  default void stopIfCancelled() {
    if (isCancelled()) {
      throw new RunCancelled();
    }
  }
}
