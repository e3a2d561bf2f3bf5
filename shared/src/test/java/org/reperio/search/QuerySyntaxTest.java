package org.reperio.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuerySyntaxTest {

  private static final Set<String> FIELDS =
      Set.of("metadata.title", "metadata.publisher", "custom_fields.cern:experiment");
  private static final Map<String, String> ALIASES =
      Map.of("title", "metadata.title", "experiment", "custom_fields.cern:experiment");

  private static void check(String q) {
    QuerySyntax.check(q, field -> QuerySyntax.covers(FIELDS, field));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "open science",
        "\"open science\" AND (data OR software)",
        "metadata.title:glac*",
        "metadata.title:/gla[ck]ier/ -metadata.publisher:Reperio",
        "custom_fields.cern\\:experiment:ALICE",
        "_exists_:metadata.title",
        "metadata.\\*:glacier",
        "*:*",
        "title~2 boost^3"
      })
  void whatPeopleMayAsk(String q) {
    assertThatCode(() -> check(q)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"title:(a AND, 12", "AND, 0", "ice AND AND snow, 8", "ice) snow, 3"})
  void aSyntaxErrorHasAPosition(String q, int position) {
    assertThatThrownBy(() -> check(q))
        .isInstanceOfSatisfying(
            QuerySyntaxError.class, e -> assertThat(e.position()).isEqualTo(position))
        .hasMessageContaining("cannot be understood");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "uuid:1",
        "_exists_:uuid",
        "parent.\\*:x",
        "a OR uuid:[1 TO 2]",
        "uuid:a*",
        "m\\*:x"
      })
  void whatIsPrivateOrUnknownIsRefused(String q) {
    assertThatThrownBy(() -> check(q))
        .isInstanceOf(QuerySyntaxError.class)
        .hasMessageContaining("There is no field");
  }

  @ParameterizedTest
  @CsvSource({
    "title:ice, metadata.title:ice",
    "experiment:ALICE, custom_fields.cern\\:experiment:ALICE",
    "\"title:ice\", \"title:ice\"",
    "subtitle:ice, subtitle:ice",
    "(title:a OR -title:b), (metadata.title:a OR -metadata.title:b)",
    "metadata.title:x, metadata.title:x",
    "a\\:title, a\\:title",
    "_exists_:title, _exists_:metadata.title",
    "_exists_:experiment AND x, _exists_:custom_fields.cern\\:experiment AND x"
  })
  void otherNamesOfFieldsAreTranslated(String q, String translated) {
    assertThat(QuerySyntax.translate(q, ALIASES)).isEqualTo(translated);
  }

  @Test
  void aQueryThatIsTooLongIsRefused() {
    assertThatThrownBy(() -> check("a ".repeat(6000))).isInstanceOf(QuerySyntaxError.class);
  }
}
