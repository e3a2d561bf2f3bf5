package org.reperio.site;

import java.util.Arrays;
import java.util.Locale;

/** The colours of the pages: as the reader's system has it, or as the reader chose. */
public enum Theme {
  AUTO,
  LIGHT,
  DARK;

  /** The cookie that remembers the choice. */
  public static final String COOKIE = "theme";

  /** The name in the cookie and in the page. */
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The theme of that name; {@link #AUTO} for anything else. */
  public static Theme of(String id) {
    return Arrays.stream(values()).filter(theme -> theme.id().equals(id)).findFirst().orElse(AUTO);
  }
}
