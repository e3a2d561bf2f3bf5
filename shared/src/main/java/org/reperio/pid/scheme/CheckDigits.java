package org.reperio.pid.scheme;

/** Check digits that Commons Validator lacks. Every argument is in the form stated. */
final class CheckDigits {

  private static final int[] ISTC_WEIGHTS = {11, 9, 3, 1};
  private static final String CROCKFORD = "0123456789abcdefghjkmnpqrstvwxyz";

  private CheckDigits() {}

  /**
   * ISO 7064 MOD 11-2, as ORCID and ISNI use it.
   *
   * @param number ASCII digits and one check digit, 0 to 9 or X
   */
  static boolean mod11Two(String number) {
    int remainder = 0;
    for (int i = 0; i < number.length() - 1; i++) {
      remainder = (remainder + number.charAt(i) - '0') * 2 % 11;
    }
    return elevenths((12 - remainder) % 11) == number.charAt(number.length() - 1);
  }

  /**
   * ROR: the number that base 32 after Crockford writes, then ISO 7064 MOD 97-10.
   *
   * @param ror seven letters and digits of Crockford's alphabet in lower case, two check digits
   */
  static boolean ror(String ror) {
    long number = 0;
    for (int i = 0; i < 7; i++) {
      number = number * 32 + CROCKFORD.indexOf(ror.charAt(i));
    }
    return 98 - number * 100 % 97 == Integer.parseInt(ror.substring(7));
  }

  /**
   * ISTC (ISO 21047): weights 11, 9, 3, 1 over hexadecimal digits, modulo 16.
   *
   * @param istc sixteen hexadecimal digits, the last one the check digit
   */
  static boolean istc(String istc) {
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      sum += Character.digit(istc.charAt(i), 16) * ISTC_WEIGHTS[i % 4];
    }
    return sum % 16 == Character.digit(istc.charAt(15), 16);
  }

  /**
   * GND: weights rising from 2 at the right, modulo 11. A number without a hyphen has the
   * complement as check digit; one with a hyphen, from the older files GKD and SWD, the remainder
   * itself (Deutsche Nationalbibliothek, 2012).
   *
   * @param gnd at most eleven ASCII digits, a hyphen or none, and a check digit, 0 to 9 or X
   */
  static boolean gnd(String gnd) {
    boolean hyphen = gnd.charAt(gnd.length() - 2) == '-';
    int digits = gnd.length() - (hyphen ? 2 : 1);
    int sum = 0;
    for (int i = 0; i < digits; i++) {
      sum += (gnd.charAt(i) - '0') * (digits - i + 1);
    }
    int check = hyphen ? sum % 11 : (11 - sum % 11) % 11;
    return elevenths(check) == gnd.charAt(gnd.length() - 1);
  }

  private static char elevenths(int check) {
    return check == 10 ? 'X' : (char) ('0' + check);
  }
}
