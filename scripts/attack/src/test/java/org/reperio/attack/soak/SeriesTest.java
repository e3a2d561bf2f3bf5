package org.reperio.attack.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What grows is told from what comes and goes. */
class SeriesTest {

  @Test
  void whatComesAndGoesIsFlat() {
    assertThat(threads(minute -> 80 + 6 * Math.sin(minute)).isFlat()).isTrue();
  }

  @Test
  void whatGrowsAThreadAMinuteIsNot() {
    Series leak = threads(minute -> 80 + 1.2 * minute);
    assertThat(leak.rise()).isBetween(22.7, 22.9);
    assertThat(leak.isFlat()).isFalse();
  }

  @Test
  void whatFallsIsFlat() {
    assertThat(threads(minute -> 200 - 5 * minute).isFlat()).isTrue();
  }

  private static Series threads(IntToDoubleFunction count) {
    var series = new Series("web-api", Quantity.THREADS);
    for (int minute = 0; minute < 20; minute++) {
      series.add(minute, count.applyAsDouble(minute));
    }
    return series;
  }
}
