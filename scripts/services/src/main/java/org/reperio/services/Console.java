package org.reperio.services;

import java.io.PrintStream;

/** Messages to the operator: one short line for each event. */
final class Console {
  private final PrintStream out;

  Console(PrintStream out) {
    this.out = out;
  }

  /** Says something about the process {@code name}. */
  synchronized void say(String name, String text) {
    out.printf("%-11s %s%n", name, text);
    out.flush();
  }

  /** Says something about the whole. */
  synchronized void say(String text) {
    out.println(text);
    out.flush();
  }
}
