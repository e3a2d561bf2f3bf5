package org.reperio.audit;

import jakarta.enterprise.context.ApplicationScoped;

/** The command of the command line that this process runs, if it runs one. */
@ApplicationScoped
public class CommandInHand {

  private volatile String command = "";

  /**
   * Begins a command, or none.
   *
   * @param words its own, without arguments: those may be secret
   */
  public void is(String words) {
    this.command = words;
  }

  /** Says which command it was, and who had signed in to the machine. */
  void describe(AuditDetails details) {
    String words = command;
    if (!words.isEmpty()) {
      details.and("command", words).and("machine_user", System.getProperty("user.name"));
    }
  }
}
