package org.reperio.demo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisTest {

  @Test
  void marksAreRoundNumbersWithinTheAxis() {
    Axis axis = Axis.of(new double[] {0.13, 0.97}, 0, 100);
    assertThat(axis.marks().stream().map(axis::label))
        .containsExactly("0.2", "0.4", "0.6", "0.8", "1");
  }

  @Test
  void theLeastAndTheGreatestNumberAreInside() {
    Axis axis = Axis.of(new double[] {-5, 5}, 400, 0);
    assertThat(axis.pixel(0)).isCloseTo(200, within(1e-9));
    assertThat(axis.pixel(5)).isBetween(0.0, 400.0);
    assertThat(axis.label(-5)).isEqualTo("−5");
  }

  @Test
  void equalNumbersStillMakeAnAxis() {
    Axis axis = Axis.of(new double[] {7, 7}, 0, 100);
    assertThat(axis.marks()).isNotEmpty();
  }
}
