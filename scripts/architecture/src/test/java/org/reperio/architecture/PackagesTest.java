package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reperio.architecture.House.Source;

/** The developer's part of the documentation names every feature, and none that is not there. */
class PackagesTest {

  private static final Path PAGE = Path.of("docs/developer.adoc");
  private static final Pattern TABLE =
      Pattern.compile("\\[\\.packages.*?\\|===(.*?)\\|===", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\|");

  @Test
  void everyFeatureIsListed() {
    Matcher table = TABLE.matcher(House.read(House.REPOSITORY.resolve(PAGE)));
    assertThat(table.find()).isTrue();
    Set<String> listed =
        ROW.matcher(table.group(1))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(listed).isEqualTo(features());
  }

  private static Set<String> features() {
    return House.sources().stream()
        .filter(source -> !source.module().contains("/"))
        .map(PackagesTest::feature)
        .filter(feature -> !feature.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The first part of the package below the module's root; empty for the root itself. */
  private static String feature(Source source) {
    String root = House.ROOTS.get(source.module());
    String below = source.packageName().substring(root.length());
    return below.isEmpty() ? "" : below.substring(1).split("\\.")[0];
  }
}
