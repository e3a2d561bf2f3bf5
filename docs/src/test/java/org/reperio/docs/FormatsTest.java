package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every format that the code reads or writes is told of, and no other. */
class FormatsTest {

  @Test
  void everyExportFormatIsListed() throws IOException {
    assertThat(Site.rows("reader.html", "exports"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(named("Export", "id"));
  }

  @Test
  void everyCrosswalkIsListed() throws IOException {
    assertThat(Site.rows("operator.html", "formats"))
        .extracting(row -> row.get(0))
        .containsExactlyInAnyOrderElementsOf(named("Crosswalk", "format"));
  }

  /** The method's result in each class whose name ends so. */
  private static Set<String> named(String ending, String method) throws IOException {
    Pattern name = Pattern.compile("String " + method + "\\(\\)\\s*\\{\\s*return \"([^\"]+)\"");
    Set<String> names = new TreeSet<>();
    for (Path source : Site.files(ending + ".java")) {
      Matcher found = name.matcher(Files.readString(source));
      if (source.toString().contains("/src/main/java/org/reperio/") && found.find()) {
        names.add(found.group(1));
      }
    }
    assertThat(names).hasSizeGreaterThan(2);
    return names;
  }
}
