package org.reperio.api.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServedTypeTest {

  @ParameterizedTest
  @CsvSource({
    "text/html, text/plain",
    "Text/HTML; charset=utf-8, text/plain",
    "application/xhtml+xml, text/plain",
    "text/csv, text/csv",
    "image/svg+xml, image/svg+xml",
    "application/octet-stream, application/octet-stream"
  })
  void pagesAreSentAsText(String uploaded, String sent) {
    assertThat(ServedType.of(uploaded)).isEqualTo(sent);
  }
}
