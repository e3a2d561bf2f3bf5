package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EdtfDateTest {

  @ParameterizedTest
  @CsvSource({
    "2020, 2020-01-01, 2020-12-31",
    "2020-02, 2020-02-01, 2020-02-29",
    "2021-02, 2021-02-01, 2021-02-28",
    "1900-02, 1900-02-01, 1900-02-28",
    "2000-02-29, 2000-02-29, 2000-02-29",
    "0001, 0001-01-01, 0001-12-31",
    "0001-01-01, 0001-01-01, 0001-01-01",
    "9999, 9999-01-01, 9999-12-31",
    "9999-12-31, 9999-12-31, 9999-12-31",
    "2004/2006, 2004-01-01, 2006-12-31",
    "2004-06/2006-08, 2004-06-01, 2006-08-31",
    "2004-02-01/2005, 2004-02-01, 2005-12-31",
    "2005/2005, 2005-01-01, 2005-12-31",
    "2020-05/2020, 2020-05-01, 2020-12-31",
    "0001/9999, 0001-01-01, 9999-12-31"
  })
  void readsDatesAndIntervals(String text, LocalDate earliest, LocalDate latest) {
    assertThat(EdtfDate.parse(text))
        .hasValueSatisfying(
            date -> {
              assertThat(date.earliest()).isEqualTo(earliest);
              assertThat(date.latest()).isEqualTo(latest);
              assertThat(date).hasToString(text);
              assertThat(date.isInterval()).isEqualTo(text.contains("/"));
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2021-02-29",
        "1900-02-29",
        "2020-04-31",
        "2020-13",
        "2020-00",
        "2020-01-00",
        "2020-01-32",
        "2006/2004",
        "2020-02-02/2020-02-01",
        "2020/2019-12",
        "2020/",
        "/2020",
        "2020/..",
        "../2020",
        "2020/open",
        "2020/2021/2022",
        "2020-01-01T10:00:00",
        "2020-01-01T10:00:00Z",
        "2020-01-01 10:00",
        "2020-1-1",
        "20200101",
        "202",
        "02020",
        "-0001",
        "+2020",
        "y17000",
        "2020?",
        "2020~",
        "2020-21",
        "202X",
        "20XX",
        "1 Jan 2020",
        "٢٠٢٠",
        "",
        " ",
        "/",
        "today"
      })
  void refusesWhatIsNotLevelZero(String text) {
    assertThat(EdtfDate.parse(text)).isEmpty();
  }

  @Test
  void refusesNull() {
    assertThat(EdtfDate.parse(null)).isEmpty();
  }

  @Test
  void ignoresWhiteSpaceAround() {
    assertThat(EdtfDate.parse(" 2020-02 ")).get().hasToString("2020-02");
  }

  @Test
  void equalsADateWrittenTheSameWay() {
    assertThat(EdtfDate.parse("2020-02"))
        .isEqualTo(EdtfDate.parse(" 2020-02"))
        .hasSameHashCodeAs(EdtfDate.parse(" 2020-02"))
        .isNotEqualTo(EdtfDate.parse("2020-02-01/2020-02-29"));
  }
}
