package org.reperio.crosswalk;

/** A source record that cannot become a document. The message is the reason, for people. */
public final class SourceRefused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public SourceRefused(String reason) {
    super(reason, null, false, false);
  }
}
