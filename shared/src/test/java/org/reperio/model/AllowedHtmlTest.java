package org.reperio.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedHtmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no tags, E = mc², a@b.org, it's 5 > 3 & \"so\" on {{x}}",
        "<p>E = mc², a@b.org, it's</p>",
        "<h1>a</h1><h5>b</h5>",
        "<a href=\"https://example.org/?a=1&amp;b=2\" title=\"t\" rel=\"nofollow\">x</a>",
        "<table class=\"wide\"><tbody><tr><th>a</th><td>b</td></tr></tbody></table>",
        "<ul><li>a</li></ul>",
        "H<sub>2</sub>O, x<sup>2</sup>, <u>u</u>, <strike>s</strike>",
        "one<br>two",
        "<abbr title=\"World Wide Web\">WWW</abbr>",
        "α &lt; β"
      })
  void whatIsAllowedComesBackUnchanged(String html) {
    assertThat(AllowedHtml.clean(html)).isEqualTo(html);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          <script>alert(1)</script>a                    | a
          <style>p {}</style>a                          | a
          <p style="color: red">a</p>                   | <p>a</p>
          <p onclick="x()">a</p>                        | <p>a</p>
          <a href="javascript:alert(1)">a</a>           | <a>a</a>
          <a href="JaVaScRiPt:alert(1)">a</a>           | <a>a</a>
          <a href="data:text/html,x">a</a>              | <a>a</a>
          <img src=x onerror=alert(1)>a                 | a
          <iframe src="https://example.org"></iframe>a  | a
          <svg><script>x</script></svg>a                | a
          <blink>a</blink>                              | a
          <b>a                                          | <b>a</b>
          p < 0.05 and q > 1                            | p &lt; 0.05 and q &gt; 1
          <p>a & b</p>                                  | <p>a &amp; b</p>
          <!-- c -->a                                   | a
          <a title='"><script>x</script>'>a</a>         | <a title="&quot;&gt;&lt;script&gt;x&lt;/script&gt;">a</a>
          """)
  void whatIsNotAllowedGoes(String given, String kept) {
    assertThat(AllowedHtml.clean(given)).isEqualTo(kept);
  }

  @Test
  void textThatLooksLikeAnEscapedTagStaysText() {
    assertThat(AllowedHtml.clean("<p>&lt;script&gt;x&lt;/script&gt;</p>"))
        .isEqualTo("<p>&lt;script&gt;x&lt;/script&gt;</p>");
  }
}
