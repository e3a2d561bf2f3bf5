package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Keys, their reference and the list of them that services check against say the same. */
class ConfigurationTest {

  private static final Pattern USE = Pattern.compile("\\$\\{(reperio\\.[a-z0-9.-]+)[:}]");

  private static final Pattern SINGLE =
      Pattern.compile("@ConfigProperty\\(\\s*name\\s*=\\s*\"reperio\\.");

  private static final Pattern DEFAULT = Pattern.compile("(?m)^\\s*reperio\\.[a-z0-9.-]+\\s*=");

  private static final Pattern VARIABLE = Pattern.compile("\\bREPERIO_[A-Z0-9_]*[A-Z0-9]\\b");

  private final ConfigurationReference reference;

  ConfigurationTest() throws IOException {
    reference = ConfigurationReference.read();
    if (Boolean.getBoolean("reperio.docs.renew")) {
      Files.writeString(ConfigurationReference.page(), reference.writtenPage());
      Files.writeString(ConfigurationReference.list(), reference.writtenList());
    }
  }

  @Test
  void theReferenceIsWhatTheMappingsSay() throws IOException {
    assertThat(reference.keys()).hasSizeGreaterThan(60);
    assertThat(Files.readString(ConfigurationReference.page()))
        .as("stale; renew it: " + ConfigurationReference.COMMAND)
        .isEqualTo(reference.writtenPage());
  }

  @Test
  void theListIsWhatTheMappingsSay() throws IOException {
    assertThat(Files.readString(ConfigurationReference.list()))
        .as("stale; renew it: " + ConfigurationReference.COMMAND)
        .isEqualTo(reference.writtenList());
  }

  @Test
  void everyKeyIsAMappingsWhereItsDefaultStands() throws IOException {
    List<Path> wrong = new ArrayList<>();
    for (Path file : main(".java")) {
      if (SINGLE.matcher(Files.readString(file)).find()) {
        wrong.add(file);
      }
    }
    for (Path file : main(".properties")) {
      if (DEFAULT.matcher(Files.readString(file)).find()
          && !file.equals(ConfigurationReference.list())) {
        wrong.add(file);
      }
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void propertiesUseOnlyKeysThatThereAre() throws IOException {
    Set<String> used = new TreeSet<>();
    for (Path file : main(".properties")) {
      USE.matcher(Files.readString(file)).results().forEach(it -> used.add(it.group(1)));
    }
    assertThat(used).contains("reperio.database.url");

    assertThat(reference.keys()).containsKeys(used.toArray(String[]::new));
  }

  @Test
  void everyVariableThatScriptsAndDocumentsNameIsAKeyOrAScripts() throws IOException {
    Set<String> known =
        reference.keys().keySet().stream()
            .map(key -> key.replaceAll("[^a-z0-9]", "_").toUpperCase(Locale.ROOT))
            .collect(Collectors.toCollection(TreeSet::new));
    known.addAll(ConfigurationReference.scriptVariables().keySet());
    Map<String, String> unknown = new TreeMap<>();
    for (String ending :
        List.of(
            ".adoc", ".md", ".sh", ".java", "/server", "/test", "/run", ".yaml", "/kubernetes")) {
      for (Path file : Site.files(ending)) {
        // Tests name wrong ones on purpose.
        if (file.toString().contains("/src/test/")) {
          continue;
        }
        VARIABLE
            .matcher(Files.readString(file))
            .results()
            .map(MatchResult::group)
            .filter(name -> !known.contains(name))
            .forEach(name -> unknown.put(name, file.toString()));
      }
    }

    assertThat(unknown).isEmpty();
  }

  /** Files of the program; the example of an add-on brings keys of its own. */
  private static List<Path> main(String ending) {
    return Site.files(ending).stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .filter(file -> !file.toString().contains("/scripts/e2e/"))
        .toList();
  }
}
