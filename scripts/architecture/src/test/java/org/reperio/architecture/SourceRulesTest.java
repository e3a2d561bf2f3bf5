package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.reperio.architecture.House.Source;

/** The sources keep the rules, and each rule finds the violation that is planted for it. */
class SourceRulesTest {

  /** Breaks every rule: foreign roots, one package and one name twice, and too many lines. */
  private static final List<Source> PLANTED =
      List.of(
          new Source("web-api", Path.of("web-api/One.java"), "package org.reperio.ui.one;"),
          new Source("shared", Path.of("shared/Two.java"), "package org.reperio.two;"),
          new Source("worker", Path.of("worker/Two.java"), "package org.reperio.two;"),
          new Source("web-ui", Path.of("web-ui/Long.java"), "package org.reperio;\n".repeat(401)));

  static Stream<String> rules() {
    return SourceRules.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String rule) {
    assertThat(House.sources()).hasSizeGreaterThan(400);
    assertThat(SourceRules.all().get(rule).apply(House.sources())).as(rule).isEmpty();
  }

  static Stream<String> rulesOfTests() {
    return SourceRules.ofTests().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("rulesOfTests")
  void holdsForTests(String rule) {
    assertThat(House.testSources()).hasSizeGreaterThan(100);
    assertThat(SourceRules.ofTests().get(rule).apply(House.testSources())).as(rule).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsWhatIsPlanted(String rule) {
    assertThat(SourceRules.all().get(rule).apply(PLANTED)).as(rule).isNotEmpty();
  }
}
