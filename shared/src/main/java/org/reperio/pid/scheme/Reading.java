package org.reperio.pid.scheme;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * How a scheme reads a value: its normal form, or nothing when the value is not of the scheme. A
 * normal form must read as itself. Values come without white space around them.
 */
@FunctionalInterface
interface Reading {

  Optional<String> read(String value);

  /**
   * Values that match from end to end, kept as they are. The expression must be linear: no
   * repetition within a repetition unless possessive.
   */
  static Reading matching(String expression) {
    Pattern pattern = Pattern.compile(expression);
    return value -> pattern.matcher(value).matches() ? Optional.of(value) : Optional.empty();
  }

  /** Any value that is not blank: what InvenioRDM takes for a scheme that it cannot check. */
  static Reading anything() {
    return value -> value.isEmpty() ? Optional.empty() : Optional.of(value);
  }

  /** The same, for what is left when a pasted prefix is taken away. */
  default Reading behind(PastedPrefixes prefixes) {
    return value -> read(prefixes.strip(value));
  }

  /** The same, of the value without its spaces and hyphens. */
  default Reading ignoringGrouping() {
    return value -> read(value.replace("-", "").replace(" ", ""));
  }

  /**
   * The same, of the value with its ASCII letters in capitals. Other letters stay, so that none
   * turns into an ASCII one (as the dotless i would).
   */
  default Reading upperCased() {
    return value -> read(inCase(value, 'a', 'z', 'A'));
  }

  /** The same, of the value with its ASCII letters in small. */
  default Reading lowerCased() {
    return value -> read(inCase(value, 'A', 'Z', 'a'));
  }

  /** The same, but only where the rule holds for the normal form. */
  default Reading where(Predicate<String> rule) {
    return value -> read(value).filter(rule);
  }

  /** The same, with the normal form rewritten. */
  default Reading as(UnaryOperator<String> form) {
    return value -> read(value).map(form);
  }

  /** The same, but a value that passes is kept as it was written. */
  default Reading asWritten() {
    return value -> read(value).map(read -> value);
  }

  /** This reading, or the other one when this finds nothing. */
  default Reading or(Reading other) {
    return value -> read(value).or(() -> other.read(value));
  }

  private static String inCase(String value, char first, char last, char firstOfCase) {
    StringBuilder letters = new StringBuilder(value);
    for (int i = 0; i < letters.length(); i++) {
      char letter = letters.charAt(i);
      if (letter >= first && letter <= last) {
        letters.setCharAt(i, (char) (letter - first + firstOfCase));
      }
    }
    return letters.toString();
  }
}
