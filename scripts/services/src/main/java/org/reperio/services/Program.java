package org.reperio.services;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** Something that the supervisor runs as a child process. */
public interface Program {

  /** Short name, also of its log file. */
  String name();

  /**
   * Makes ready what the process needs and says how it is started. Called before each start, so
   * that it can recover from what a crash left behind.
   */
  ProcessBuilder prepare() throws IOException, InterruptedException;

  /**
   * Whether it answers. Called again and again after a start until it does; must not block long.
   */
  boolean isReady();

  /** Where it answers, for people. */
  String address();

  /** The configuration keys by which others reach it. */
  default Map<String, String> settings() {
    return Map.of();
  }

  /** The signal for a clean and prompt stop. */
  default String stopSignal() {
    return "TERM";
  }

  /** How long a start may take. */
  default Duration startPatience() {
    return Duration.ofSeconds(90);
  }

  /** How long a stop may take before the process is killed. */
  default Duration stopPatience() {
    return Duration.ofSeconds(20);
  }
}
