package org.reperio.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void plainTextIsEscapedAndParted() {
    assertThat(SourceText.toHtml(" a < b & c\n\nd -> e "))
        .isEqualTo("<p>a &lt; b &amp; c</p><p>d -&gt; e</p>");
  }

  @Test
  void htmlIsLeftAsItIs() {
    assertThat(SourceText.toHtml("<p>a &amp; b<br/>c <em>d</em></p>"))
        .isEqualTo("<p>a &amp; b<br/>c <em>d</em></p>");
  }

  @Test
  void aLessThanSignInHtmlThatBeginsNoTagSwallowsNothing() {
    assertThat(SourceText.toHtml("<p>2<Pt<20, -3<Eta<3.</p>"))
        .isEqualTo("<p>2&lt;Pt&lt;20, -3&lt;Eta&lt;3.</p>");
    assertThat(SourceText.toHtml("<p>vector<float></p>")).isEqualTo("<p>vector&lt;float></p>");
  }

  @Test
  void anythingInAngleBracketsIsNotYetHtml() {
    assertThat(SourceText.toHtml("Some text<the rest would not display."))
        .isEqualTo("<p>Some text&lt;the rest would not display.</p>");
    assertThat(SourceText.toHtml("x <bar> y")).isEqualTo("<p>x &lt;bar&gt; y</p>");
  }

  @Test
  void whiteSpaceBecomesOneSpace() {
    assertThat(SourceText.onOneLine("\n  a\tb \n c ")).isEqualTo("a b c");
    assertThat(SourceText.onOneLine(null)).isNull();
  }
}
