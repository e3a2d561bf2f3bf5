package org.reperio.job;

/** How much a line of a run's log matters. */
public enum LogLevel {
  INFO,
  WARNING,
  ERROR
}
