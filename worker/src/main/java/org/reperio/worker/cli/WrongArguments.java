package org.reperio.worker.cli;

/**
 * A command was called with unusable values, and did nothing. Its status is 2, as of wrong usage.
 */
public class WrongArguments extends CommandFailure {

  private static final long serialVersionUID = 1L;

  public WrongArguments(String sentence) {
    super(sentence);
  }
}
