package org.reperio.crosswalk;

import java.util.Collection;
import org.reperio.refusal.Refusal;

/** A format for which there is no crosswalk. The message names those that there are. */
public final class UnknownFormat extends Refusal {

  private static final long serialVersionUID = 1L;

  public UnknownFormat(String format, Collection<String> known) {
    super(
        Kind.INVALID,
        "There is no format \"%s\"; there are: %s.".formatted(format, String.join(", ", known)));
  }
}
