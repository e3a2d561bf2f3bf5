package org.reperio.job;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** How a run stands, with the letters that InvenioRDM has for it. */
public enum RunStatus {
  QUEUED("Q"),
  RUNNING("R"),
  SUCCESS("S"),
  FAILED("F"),
  /** It did all, and there is something to look at. */
  WARNING("W"),
  /** It was told to stop and has not stopped yet. */
  CANCELLING("C"),
  CANCELLED("X"),
  /** Some entries failed. */
  PARTIAL("P");

  /** Those of a run that has not ended. */
  public static final Set<RunStatus> UNFINISHED = EnumSet.of(QUEUED, RUNNING, CANCELLING);

  private final String code;

  RunStatus(String code) {
    this.code = code;
  }

  public String code() {
    return code;
  }

  public boolean isFinished() {
    return !UNFINISHED.contains(this);
  }

  static RunStatus of(String code) {
    return Arrays.stream(values())
        .filter(status -> status.code.equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(code));
  }

  /** For people: {@code running}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
