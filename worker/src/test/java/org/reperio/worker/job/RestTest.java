package org.reperio.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class RestTest {

  @Test
  void theMoreRequestsAreAnsweredTheLongerItRests() {
    assertThat(Rest.share(0, 2, 0)).isZero();
    assertThat(Rest.share(0.5, 2, 0.1)).isEqualTo(0.5);
    assertThat(Rest.share(0, 2, 2)).isEqualTo(4);
    assertThat(Rest.share(0.5, 0, 2)).isEqualTo(0.5);
  }

  @Test
  void itWorksATenthOfTheTimeHoweverManyWait() {
    assertThat(Rest.share(0, 2, 1000)).isEqualTo(9);
    assertThat(Rest.share(20, 2, 1000)).isEqualTo(20);
  }

  @Test
  void aThreadRestsInProportionToItsWork() throws InterruptedException {
    assertThat(rested(4, 50)).isBetween(Duration.ofMillis(199), Duration.ofSeconds(4));
    assertThat(rested(0, 200)).isLessThan(Duration.ofMillis(190));
  }

  private static Duration rested(double share, long workMillis) throws InterruptedException {
    var rest = new Rest(() -> share);
    rest.take();
    Thread.sleep(workMillis);
    long begin = System.nanoTime();
    rest.take();
    return Duration.ofNanos(System.nanoTime() - begin);
  }
}
