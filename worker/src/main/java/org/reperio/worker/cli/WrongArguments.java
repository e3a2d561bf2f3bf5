package org.reperio.worker.cli;

/**
 * What a command was given cannot be used; nothing was done. Its status is 2, as of wrong usage.
 */
public class WrongArguments extends CommandFailure {

  private static final long serialVersionUID = 1L;

  public WrongArguments(String sentence) {
    super(sentence);
  }
}
