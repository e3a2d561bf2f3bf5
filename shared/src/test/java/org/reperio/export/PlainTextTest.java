package org.reperio.export;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlainTextTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plain words | plain words",
        "<p>one</p><p>two</p> | one two",
        "H<sub>2</sub>O | H2O",
        "a &amp; b &lt;c&gt; | a & b <c>",
        "x<script>alert(1)</script>y | xy",
        "a<br>b&nbsp;c | a b c",
        "<ul><li>one</li><li>two</li></ul> | one two",
        "5 &lt; 6 | 5 < 6"
      })
  void keepsWordsAndDropsMarkup(String html, String text) {
    assertThat(PlainText.of(html)).isEqualTo(text);
  }
}
