package org.reperio.demo.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProseTest {

  private static final Prose PROSE =
      new Prose("One <em>two</em>\nthree.\n\n- a &lt; b\n- c\n\nEnd with CO<sub>2</sub>.\n");

  @Test
  void paragraphsAndListsBecomeHtml() {
    assertThat(PROSE.html())
        .isEqualTo(
            """
            <p>One <em>two</em> three.</p>
            <ul>
            <li>a &lt; b</li>
            <li>c</li>
            </ul>
            <p>End with CO<sub>2</sub>.</p>""");
  }

  @Test
  void plainTextHasNoMarkup() {
    assertThat(PROSE.plain()).isEqualTo("One two three.\n\n- a < b\n- c\n\nEnd with CO2.");
  }
}
