package org.reperio.factor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OneTimeCodesTest {

  private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);

  private final OneTimeCodes codes = new OneTimeCodes();

  /** The last six digits of the values in RFC 6238, appendix B. */
  @ParameterizedTest
  @CsvSource({
    "59, 287082",
    "1111111109, 081804",
    "1111111111, 050471",
    "1234567890, 005924",
    "2000000000, 279037",
    "20000000000, 353130"
  })
  void codesAreThoseOfTheStandard(long second, String code) {
    assertThat(codes.code(SECRET, Instant.ofEpochSecond(second))).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"-61, false", "-30, true", "0, true", "30, true", "61, false"})
  void aClockMayBeHalfAMinuteOff(int seconds, boolean taken) {
    Instant now = Instant.ofEpochSecond(1_800_000_015);
    String code = codes.code(SECRET, now.plusSeconds(seconds));
    assertThat(codes.stepOf(SECRET, code, now, 0).isPresent()).isEqualTo(taken);
  }

  @Test
  void noCodeIsTakenTwiceNorOneFromBefore() {
    Instant now = Instant.ofEpochSecond(1_800_000_015);
    long step = codes.stepOf(SECRET, codes.code(SECRET, now), now, 0).orElseThrow();
    assertThat(step).isEqualTo(60_000_000);
    for (int seconds : new int[] {-30, 0}) {
      String code = codes.code(SECRET, now.plusSeconds(seconds));
      assertThat(codes.stepOf(SECRET, code, now, step)).isEmpty();
    }
    assertThat(codes.stepOf(SECRET, codes.code(SECRET, now.plusSeconds(30)), now, step))
        .hasValue(step + 1);
  }

  @ParameterizedTest
  @CsvSource({"''", "000000", "28708", "2870822", "abcdef", "２８７０８２"})
  void whatIsNoCodeIsNotTaken(String code) {
    assertThat(codes.stepOf(SECRET, code, Instant.ofEpochSecond(59), 0)).isEmpty();
  }

  @Test
  void eachSecretIsAnother() {
    assertThat(codes.newSecret()).hasSize(20).isNotEqualTo(codes.newSecret());
  }
}
