package org.reperio.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

  @Test
  void theNotationOfInvenioRdm() {
    assertThat(Rates.of("5000 per hour;150 per minute").all())
        .containsExactly(new Rate(5000, Duration.ofHours(1)), new Rate(150, Duration.ofMinutes(1)));
    assertThat(Rates.of("10/second, 2 per 5 minutes").all())
        .containsExactly(new Rate(10, Duration.ofSeconds(1)), new Rate(2, Duration.ofMinutes(5)));
  }

  @Test
  void offIsNoRate() {
    assertThat(Rates.of("off").all()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"many", "0 per hour", "5 per year", "5 per hour;", "-1 per hour"})
  void whatIsNoRateIsRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Rates.of(text + ";1 per x"))
        .withMessageContaining("150 per minute");
  }
}
