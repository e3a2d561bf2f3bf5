package org.reperio.worker.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WordsTest {

  @Test
  void timesAndNumbersAreForPeople() {
    Instant time = Instant.parse("2026-11-27T04:39:12.5Z");
    assertThat(Words.moment(time)).isEqualTo("2026-11-27 04:39:12 UTC");
    assertThat(Words.clock(time)).isEqualTo("04:39");
    assertThat(Words.grouped(1234567)).isEqualTo("1,234,567");
    assertThat(Words.rate(0.125)).isEqualTo("0.13");
    assertThat(Words.rate(1234.4)).isEqualTo("1,234");
    assertThat(Words.ago(Instant.now().minusSeconds(3700))).isEqualTo("1 h 1 min ago");
  }

  @Test
  void lengthsAreRough() {
    assertThat(Words.length(Duration.ofMillis(-5))).isEqualTo("0 s");
    assertThat(Words.length(Duration.ofSeconds(59))).isEqualTo("59 s");
    assertThat(Words.length(Duration.ofSeconds(61))).isEqualTo("1 min 1 s");
    assertThat(Words.length(Duration.ofHours(50))).isEqualTo("2 d 2 h");
  }
}
