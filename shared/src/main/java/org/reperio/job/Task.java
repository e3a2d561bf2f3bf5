package org.reperio.job;

import java.util.List;
import java.util.Optional;

/**
 * Work that takes long or is done by the clock. A bean of this type can be run as a job, by a
 * schedule or on request. It may be repeated: a run whose worker died may be done again.
 */
public interface Task {

  /** Its name, in lower case with hyphens. */
  String name();

  /** Describes the task in one line for people. */
  String description();

  /** The parameters of a run. */
  default List<Parameter> parameters() {
    return List.of();
  }

  /** When its job is due, unless an operator says something else. */
  default Optional<Schedule> schedule() {
    return Optional.empty();
  }

  /** Whether no two runs may go on at the same time. */
  default boolean isExclusive() {
    return false;
  }

  /**
   * Does the work. It asks often whether to stop, see {@link RunContext#stopIfCancelled}.
   *
   * @throws RunCancelled when it was told to stop, and has
   * @throws Exception why the run failed
   */
  void run(RunContext context) throws Exception;
}
