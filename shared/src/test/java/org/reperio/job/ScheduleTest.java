package org.reperio.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ScheduleTest {

  private static final Instant TUESDAY = Instant.parse("2024-04-30T22:59:30Z");

  private static Instant next(Schedule schedule) {
    return schedule.next(TUESDAY).orElseThrow();
  }

  private static Schedule json(String text) throws Exception {
    return Schedule.of(new ObjectMapper().readTree(text));
  }

  @Test
  void configurationHasDurationsAndCronExpressionsOfBothKinds() {
    assertThat(next(Schedule.of("1h"))).isEqualTo("2024-04-30T23:59:30Z");
    assertThat(next(Schedule.of("PT90S"))).isEqualTo("2024-04-30T23:01:00Z");
    assertThat(next(Schedule.of("1d"))).isEqualTo("2024-05-01T22:59:30Z");
    assertThat(next(Schedule.of("P1D"))).isEqualTo("2024-05-01T22:59:30Z");
    assertThat(next(Schedule.of("0 * * * * ?"))).isEqualTo("2024-04-30T23:00:00Z");
    assertThat(next(Schedule.of("15 3 1 * *"))).isEqualTo("2024-05-01T03:15:00Z");
  }

  @Test
  void theRestInterfaceHasInvenioRdmsShapes() throws Exception {
    assertThat(next(json("{\"type\":\"interval\",\"days\":1,\"minutes\":1}")))
        .isEqualTo("2024-05-01T23:00:30Z");
    assertThat(next(json("{\"type\":\"crontab\",\"minute\":\"0\",\"hour\":\"3\"}")))
        .isEqualTo("2024-05-01T03:00:00Z");
    assertThat(next(json("{\"type\":\"crontab\"}"))).isEqualTo("2024-04-30T23:00:00Z");
  }

  @Test
  void whatIsNoScheduleIsRefused() {
    assertThatThrownBy(() -> Schedule.of("soon")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Schedule.of("PT0S")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Schedule.of("61 * * * *"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> json("{}")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aDateThatNeverComesIsNeverDue() {
    assertThat(Schedule.of("0 0 0 1 1 ? 2020").next(TUESDAY)).isEmpty();
  }
}
