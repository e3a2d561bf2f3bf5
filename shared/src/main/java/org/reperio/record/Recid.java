package org.reperio.record;

import java.security.SecureRandom;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The record identifier of InvenioRDM: ten characters in two groups of five, {@code 4d0ns-ntd89}.
 * Eight are random digits of Crockford's base 32 (lower case), two are a decimal ISO 7064 MOD 97-10
 * checksum of the number they spell.
 */
public final class Recid {

  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";
  private static final int RANDOM_DIGITS = 8;
  private static final SecureRandom RANDOM = new SecureRandom();

  private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,17}");

  private Recid() {}

  /** A new identifier, one of 2^40. That it is free is for the database's unique constraint. */
  public static String generate() {
    return of(RANDOM.nextLong(1L << (5 * RANDOM_DIGITS)));
  }

  static String of(long number) {
    var text = new StringBuilder(11);
    for (int shift = 5 * (RANDOM_DIGITS - 1); shift >= 0; shift -= 5) {
      text.append(DIGITS.charAt((int) (number >>> shift) & 31));
    }
    long checksum = 98 - (number * 100) % 97;
    text.append((char) ('0' + checksum / 10)).append((char) ('0' + checksum % 10));
    return text.insert(5, '-').toString();
  }

  /**
   * The stored spelling of a typed identifier: lower case, the letters that Crockford reads as
   * digits replaced, other characters untouched.
   */
  public static String normalize(String recid) {
    return recid.toLowerCase(Locale.ROOT).replace('o', '0').replace('i', '1').replace('l', '1');
  }

  /**
   * Whether a record that moves in may keep this identifier: a well-formed one, or a number of at
   * most 18 digits, as repositories had before InvenioRDM. Neither can be one that is made here for
   * another record without the database noticing, nor a word that an address has in its place.
   */
  static boolean isKept(String recid) {
    return isValid(recid) || NUMBER.matcher(recid).matches();
  }

  /** Whether this is a well-formed identifier with the right checksum, in its stored spelling. */
  public static boolean isValid(String recid) {
    if (recid.length() != 11 || recid.charAt(5) != '-') {
      return false;
    }
    long number = 0;
    String digits = recid.substring(0, 5) + recid.substring(6, 9);
    for (int i = 0; i < digits.length(); i++) {
      int digit = DIGITS.indexOf(digits.charAt(i));
      if (digit < 0) {
        return false;
      }
      number = number << 5 | digit;
    }
    return of(number).equals(recid);
  }
}
