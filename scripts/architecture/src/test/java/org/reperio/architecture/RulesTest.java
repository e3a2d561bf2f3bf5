package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The program keeps the rules, and each rule finds the violation that is planted for it. */
class RulesTest {

  private static final JavaClasses PLANTED =
      new ClassFileImporter()
          .importPath(Path.of("target/test-classes"))
          .that(
              com.tngtech.archunit.base.DescribedPredicate.describe(
                  "planted", type -> type.getPackageName().contains(".planted")));

  static Stream<String> rules() {
    return Rules.all().keySet().stream();
  }

  @Test
  void allModulesAreRead() {
    Set<String> packages =
        House.CLASSES.stream().map(type -> type.getPackageName()).collect(Collectors.toSet());
    assertThat(packages)
        .contains(
            "org.reperio.record",
            "org.reperio.api.record",
            "org.reperio.ui.record",
            "org.reperio.worker.record");
  }

  @ParameterizedTest
  @MethodSource("rules")
  void holds(String rule) {
    Rules.all().get(rule).check(House.CLASSES);
  }

  @ParameterizedTest
  @MethodSource("rules")
  void findsWhatIsPlanted(String rule) {
    assertThat(Rules.all().get(rule).evaluate(PLANTED).hasViolation()).as(rule).isTrue();
  }

  @Test
  void nothingIsPlantedInTheProgram() {
    assertThat(House.CLASSES.stream().filter(type -> type.getPackageName().contains(".planted")))
        .isEmpty();
    assertThat(Map.copyOf(Rules.all())).isNotEmpty();
  }
}
