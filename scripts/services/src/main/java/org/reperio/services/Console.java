package org.reperio.services;

import java.io.PrintStream;

/** What the operator is told: one short line for each thing that happened. */
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
