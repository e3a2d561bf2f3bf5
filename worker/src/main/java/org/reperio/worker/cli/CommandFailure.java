package org.reperio.worker.cli;

import org.reperio.refusal.Refusal;

/** Why a command cannot do its work, in a sentence for the operator. */
public class CommandFailure extends Refusal {

  private static final long serialVersionUID = 1L;

  public CommandFailure(String sentence) {
    super(Kind.INVALID, sentence);
  }

  /** A service that the command needs does not do its part. */
  public CommandFailure(String sentence, Throwable cause) {
    super(Kind.UNAVAILABLE, sentence, cause);
  }
}
