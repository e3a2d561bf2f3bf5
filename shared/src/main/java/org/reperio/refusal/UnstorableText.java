package org.reperio.refusal;

/**
 * Text that no part of the system can keep: U+0000, which PostgreSQL has no place for, and halves
 * of surrogate pairs, which are no character in UTF-8.
 */
public final class UnstorableText {

  private UnstorableText() {}

  /** Where the first character is that cannot be kept; -1 when there is none. */
  public static int in(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean pair =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!pair) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }

  /** The message for a character that cannot be stored. */
  public static String message(String text, int at) {
    return "Character %d (U+%04X) cannot be kept. Take it out."
        .formatted(at + 1, (int) text.charAt(at));
  }

  /**
   * Refuses such a text.
   *
   * @param field where the request has it
   * @throws ValidationFailed when a character cannot be kept
   */
  public static void refuse(String field, String text) {
    int at = in(text);
    if (at >= 0) {
      throw ValidationFailed.of(field, message(text, at));
    }
  }
}
