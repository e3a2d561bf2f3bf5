package org.reperio.crosswalk;

import java.util.stream.Collectors;

/** A format for which there is no crosswalk. The message names those that there are. */
public final class UnknownFormat extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnknownFormat(String format, Crosswalks crosswalks) {
    super(
        "There is no format \"%s\"; there are: %s."
            .formatted(
                format,
                crosswalks.all().stream()
                    .map(Crosswalk::format)
                    .collect(Collectors.joining(", "))));
  }
}
