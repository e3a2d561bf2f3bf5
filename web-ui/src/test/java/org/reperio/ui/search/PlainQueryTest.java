package org.reperio.ui.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.search.QuerySyntax;

class PlainQueryTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[[x",
        "a AND",
        "OR",
        "title:(unclosed",
        "\"open quote",
        "C++ / C#",
        "what?",
        "a~b^c",
        "{1 TO",
        "NOT",
        "back\\slash",
        "<b>bold</b>",
        "a && || b",
        "10.1234/x:y",
        "!"
      })
  void makesAQueryOfAnyWords(String typed) {
    String plain = PlainQuery.of(typed);

    QuerySyntax.check(plain, field -> Set.of().contains(field));
    assertThat(plain.replaceAll("[^a-zA-Z0-9]", ""))
        .isEqualTo(typed.replaceAll("[^a-zA-Z0-9]", ""));
  }
}
