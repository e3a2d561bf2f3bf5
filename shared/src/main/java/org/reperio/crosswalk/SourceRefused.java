package org.reperio.crosswalk;

import org.reperio.refusal.Refusal;

/** A source record that cannot become a document. The message is the reason, for people. */
public final class SourceRefused extends Refusal {

  private static final long serialVersionUID = 1L;

  public SourceRefused(String reason) {
    super(Kind.INVALID, reason);
  }

  /** A source may have a million of them: where they were thrown tells nothing, and costs much. */
  @Override
  public synchronized Throwable fillInStackTrace() {
    return this;
  }
}
