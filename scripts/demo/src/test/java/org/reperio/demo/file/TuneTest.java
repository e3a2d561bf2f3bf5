package org.reperio.demo.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TuneTest {

  @ParameterizedTest
  @CsvSource({"A4, 440", "C4, 261.626", "F#5, 739.989", "Eb2, 77.782", "A3, 220"})
  void notesHaveTheirEqualTemperedFrequency(String note, double hertz) {
    assertThat(Tune.Note.of(note).frequency()).isCloseTo(hertz, within(0.001));
  }
}
