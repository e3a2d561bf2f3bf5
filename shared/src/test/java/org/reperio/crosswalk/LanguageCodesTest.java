package org.reperio.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.vocabulary.Vocabularies;

class LanguageCodesTest {

  private final LanguageCodes codes = new LanguageCodes(new Vocabularies());

  @ParameterizedTest
  @CsvSource({
    "en, eng",
    "en-US, eng",
    "en_GB, eng",
    "eng, eng",
    "ENG, eng",
    "English, eng",
    "de, deu",
    "GER, deu",
    "deu, deu",
    "German, deu",
    "Deutsch, deu",
    "fre, fra"
  })
  void allSpellingsLeadToTheCode(String stated, String code) {
    assertThat(codes.find(stated)).contains(code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "xx", "zzz", "Klingonish", "12"})
  void whatNamesNoLanguageIsNone(String stated) {
    assertThat(codes.find(stated)).isEmpty();
  }

  @Test
  void noStatementIsNone() {
    assertThat(codes.find(null)).isEmpty();
    assertThat(codes.term(null)).isNull();
  }
}
