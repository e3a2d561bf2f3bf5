package org.reperio.worker.cli;

/** Why a command cannot do what it is asked, in a sentence for the operator. */
public class CommandFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public CommandFailure(String sentence) {
    super(sentence);
  }

  public CommandFailure(String sentence, Throwable cause) {
    super(sentence, cause);
  }
}
