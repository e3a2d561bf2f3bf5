package org.reperio.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2024-03-14 | 14 March 2024",
        "2024-03 | March 2024",
        "2024 | 2024",
        "1939/1945-05 | 1939 – May 1945",
        "2024-03-14T09:26:53.589793+00:00 | 14 March 2024",
        "2024-13-45 | 2024-13-45",
        "sometime | sometime"
      })
  void writesDates(String given, String written) {
    assertThat(HumanDate.of(given)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0 B",
    "999, 999 B",
    "1000, 1.0 kB",
    "1536, 1.5 kB",
    "999949, 1.0 MB",
    "123456, 123 kB",
    "5684064080813, 5.7 TB",
    "9223372036854775807, 9.2 EB"
  })
  void writesSizes(long bytes, String written) {
    assertThat(HumanNumber.bytes(bytes)).isEqualTo(written);
  }
}
