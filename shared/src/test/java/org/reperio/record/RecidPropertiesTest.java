package org.reperio.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class RecidPropertiesTest {

  private static final long LAST = (1L << 40) - 1;
  private static final String DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

  @Property
  void everyNumberHasOneIdentifier(@ForAll @LongRange(max = LAST) long number) {
    String recid = Recid.of(number);
    assertThat(recid).matches("[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{3}\\d{2}");
    assertThat(Recid.isValid(recid)).isTrue();
    assertThat(number(recid)).isEqualTo(number);
  }

  @Property
  void theChecksumIsThatOfIso7064(@ForAll @LongRange(max = LAST) long number) {
    long checksum = Long.parseLong(Recid.of(number).substring(9));
    assertThat((number % 97 * 100 + checksum) % 97).isEqualTo(1);
  }

  @Property
  void whatIsGeneratedIsValid() {
    assertThat(Recid.isValid(Recid.generate())).isTrue();
  }

  @Property
  void noneSurvivesOneChangedCharacter(
      @ForAll @LongRange(max = LAST) long number,
      @ForAll @IntRange(max = 10) int position,
      @ForAll @CharRange(from = '!', to = '~') char other) {
    String recid = Recid.of(number);
    StringBuilder changed = new StringBuilder(recid);
    changed.setCharAt(position, other);
    assertThat(Recid.isValid(changed.toString())).isEqualTo(changed.toString().equals(recid));
  }

  @Property
  void noneSurvivesTwoNeighboursThatChangePlaces(
      @ForAll @LongRange(max = LAST) long number, @ForAll @IntRange(max = 9) int position) {
    String recid = Recid.of(number);
    StringBuilder changed = new StringBuilder(recid);
    changed.setCharAt(position, recid.charAt(position + 1));
    changed.setCharAt(position + 1, recid.charAt(position));
    assertThat(Recid.isValid(changed.toString())).isEqualTo(changed.toString().equals(recid));
  }

  @Property
  void asReadAloudItIsTheSame(@ForAll @LongRange(max = LAST) long number) {
    String recid = Recid.of(number);
    String read = recid.toUpperCase(Locale.ROOT).replace('0', 'O').replace('1', 'I');
    assertThat(Recid.normalize(read)).isEqualTo(recid);
    assertThat(Recid.normalize(recid.replace('1', 'l'))).isEqualTo(recid);
  }

  @Property
  void anyTextIsAnsweredAndNormalizingTwiceIsNormalizingOnce(@ForAll String text) {
    String once = Recid.normalize(text);
    assertThat(Recid.normalize(once)).isEqualTo(once);
    if (Recid.isValid(text)) {
      assertThat(once).isEqualTo(text);
    }
  }

  @Property
  void whatIsMadeHereIsKept(@ForAll @LongRange(max = LAST) long number) {
    assertThat(Recid.isKept(Recid.of(number))).isTrue();
  }

  @Property
  void numbersAreKept(@ForAll @LongRange(min = 1, max = 999_999_999_999_999_999L) long number) {
    assertThat(Recid.isKept(Long.toString(number))).isTrue();
    assertThat(Recid.isKept("0" + number)).isFalse();
    assertThat(Recid.isKept(number + "x")).isFalse();
  }

  private static long number(String recid) {
    long number = 0;
    for (char digit : (recid.substring(0, 5) + recid.substring(6, 9)).toCharArray()) {
      number = number * 32 + DIGITS.indexOf(digit);
    }
    return number;
  }
}
