package org.reperio.ui.page;

import java.text.NumberFormat;
import java.util.Locale;

/** Writes numbers as people read them. */
public final class HumanNumber {

  private static final String[] UNITS = {"kB", "MB", "GB", "TB", "PB", "EB"};
  private static final int STEP = 1000;

  private HumanNumber() {}

  /** A count with its thousands set apart. */
  public static String count(long number) {
    return NumberFormat.getIntegerInstance(Locale.ENGLISH).format(number);
  }

  /** A size in decimal units (1 kB is 1000 bytes), with three figures at most. */
  public static String bytes(long bytes) {
    if (bytes < STEP) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = -1;
    do {
      value /= STEP;
      unit++;
    } while (value >= 999.5 && unit < UNITS.length - 1);
    String format = value < 99.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ENGLISH, format, value, UNITS[unit]);
  }
}
