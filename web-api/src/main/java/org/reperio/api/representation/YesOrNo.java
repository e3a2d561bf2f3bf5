package org.reperio.api.representation;

import java.util.Locale;
import java.util.Optional;

/** A yes or no in an address. */
public final class YesOrNo {

  private YesOrNo() {}

  /** In any spelling that InvenioRDM takes; empty for all else. */
  public static Optional<Boolean> read(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true", "t", "1", "yes", "y", "on" -> Optional.of(true);
      case "false", "f", "0", "no", "n", "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }
}
