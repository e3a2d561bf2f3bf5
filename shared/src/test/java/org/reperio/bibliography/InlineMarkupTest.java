package org.reperio.bibliography;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InlineMarkupTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "<i>Homo</i> in H<sub>2</sub>O | Homo in H2O | <i>Homo</i> in H<sub>2</sub>O",
        "x < y & z | x < y & z | x &lt; y &amp; z",
        "R&amp;D | R&amp;D | R&amp;amp;D",
        "<b>R&amp;D</b> | R&D | <b>R&amp;D</b>",
        "<rivers> | <rivers> | &lt;rivers&gt;",
        "<I class='a'>b | b | <I>b",
        "a<br/>b | a b | a<br>b",
        "<script>x</script> | <script>x</script> | &lt;script&gt;x&lt;/script&gt;",
        "<i | <i | &lt;i",
        "<italy> | <italy> | &lt;italy&gt;"
      })
  void onlySomeTagsAreMarkup(String text, String plain, String html) {
    assertThat(InlineMarkup.plain(text)).isEqualTo(plain);
    assertThat(InlineMarkup.html(text)).isEqualTo(html);
  }
}
