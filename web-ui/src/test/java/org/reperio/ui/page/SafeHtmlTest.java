package org.reperio.ui.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeHtmlTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<a href=\"javascript:alert(1)\">x</a>",
        "<p onclick=\"alert(1)\" style=\"color:red\" class=\"x\">x</p>",
        "<svg><script>alert(1)</script></svg>",
        "<iframe src=\"https://example.org\"></iframe>",
        "<form action=\"/x\"><input name=\"y\"></form>"
      })
  void letsNothingActive(String html) {
    assertThat(SafeHtml.of(html).getValue())
        .doesNotContainIgnoringCase("script")
        .doesNotContain("alert", "onerror", "style=", "class=", "<svg", "<iframe", "<form", "<img");
  }

  @Test
  void keepsTextMarkupAndMakesLinksHarmless() {
    assertThat(
            SafeHtml.of("<p>H<sub>2</sub>O <a href=\"https://example.org\">x</a></p>").getValue())
        .contains("H<sub>2</sub>O", "href=\"https://example.org\"", "nofollow", "noopener");
  }

  @Test
  void keepsTheOutlineOfThePage() {
    assertThat(SafeHtml.of("<h1>Big</h1>").getValue()).isEqualTo("<h3>Big</h3>");
  }

  @Test
  void showsTheMarkupOfTitlesAndNothingElse() {
    assertThat(SafeHtml.title("<i>Homo</i> in H<sub>2</sub>O & x < y").getValue())
        .isEqualTo("<i>Homo</i> in H<sub>2</sub>O &amp; x &lt; y");
    assertThat(SafeHtml.title("<rivers> & R&amp;D").getValue())
        .isEqualTo("&lt;rivers&gt; &amp; R&amp;amp;D");
    assertThat(SafeHtml.title("<I onclick=x>a").getValue()).isEqualTo("<i>a</i>");
    assertThat(SafeHtml.title("</b>a<b><script>x</script>").getValue())
        .contains("&lt;script&gt;")
        .doesNotContain("<script");
    assertThat(SafeHtml.title("<i>&lt;script&gt;</i>").getValue())
        .isEqualTo("<i>&lt;script&gt;</i>");
  }
}
