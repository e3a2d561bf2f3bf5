package org.reperio.audit;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The end of the chain at a time. Kept elsewhere, it proves later that nothing before it has
 * changed and that the end was not cut off.
 *
 * @param sequence of the last entry; 0 for an empty log
 * @param hash of the last entry, in hexadecimal
 */
public record ChainHead(long sequence, String hash) {

  private static final Pattern FORM = Pattern.compile("(\\d{1,18}):([0-9a-f]{64})");

  /** Reads {@code 4711:9f86…}; empty for what has another form. */
  public static Optional<ChainHead> of(String text) {
    Matcher parts = FORM.matcher(text);
    return parts.matches()
        ? Optional.of(new ChainHead(Long.parseLong(parts.group(1)), parts.group(2)))
        : Optional.empty();
  }

  @Override
  public String toString() {
    return sequence + ":" + hash;
  }
}
