package org.reperio.file;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A checksum as clients write it: {@code md5:} and 32, or {@code sha256:} and 64 hexadecimal
 * digits.
 *
 * @param algorithm {@code md5} or {@code sha256}
 * @param digits lower case
 */
public record Checksum(String algorithm, String digits) {

  private static final Pattern FORM =
      Pattern.compile("(md5):([0-9a-f]{32})|(sha256):([0-9a-f]{64})");

  /** Reads one; empty when it is none of these. */
  public static Optional<Checksum> parse(String text) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    if (!form.matches()) {
      return Optional.empty();
    }
    return Optional.of(
        form.group(1) != null
            ? new Checksum("md5", form.group(2))
            : new Checksum("sha256", form.group(4)));
  }

  boolean matches(StagedContent content) {
    return digits.equals(algorithm.equals("md5") ? content.md5() : content.sha256());
  }

  @Override
  public String toString() {
    return algorithm + ":" + digits;
  }
}
