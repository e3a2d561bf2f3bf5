package org.reperio.file;

import org.reperio.refusal.Refusal;

/** The content of a file is not where it was kept: the operator has to bring it back. */
public class ContentMissing extends Refusal {

  private static final long serialVersionUID = 1L;

  ContentMissing(String key) {
    super(
        Kind.UNAVAILABLE,
        "The content of \"%s\" is missing here. It has been noted, to be brought back."
            .formatted(key));
  }
}
