package org.reperio.docs;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The configuration reference names every key that the code reads, with its default. */
class ConfigurationTest {

  private static final Pattern USE = Pattern.compile("\\$\\{(reperio\\.[a-z0-9.-]+)(?::([^}]*))?}");

  private static final Pattern LITERAL = Pattern.compile("\"(reperio\\.[a-z0-9.-]+)\"");

  private final Map<String, String> documented =
      Site.rows("configuration.html", "keys").stream()
          .collect(toMap(row -> row.get(0), row -> row.get(1)));

  @Test
  void everyKeyIsInTheReferenceWithItsDefault() throws IOException {
    Map<String, String> keys = keys();
    assertThat(keys).hasSizeGreaterThan(10);

    keys.entrySet().removeAll(documented.entrySet());

    assertThat(keys).isEmpty();
  }

  @Test
  void noKeyIsInTheReferenceThatNothingReads() throws IOException {
    Map<String, String> keys = keys();
    List<String> others =
        documented.keySet().stream().filter(key -> !keys.containsKey(key)).toList();
    Set<String> literals = new TreeSet<>();
    for (Path source : main(".java")) {
      LITERAL.matcher(Files.readString(source)).results().forEach(it -> literals.add(it.group(1)));
    }

    assertThat(others).allMatch(literals::contains);
  }

  /** Keys that annotations or properties files name, with their defaults, empty where none. */
  private static Map<String, String> keys() throws IOException {
    Map<String, String> keys = new TreeMap<>();
    for (Path source : main(".java")) {
      ConfigurationKeys.in(source).forEach(keys::putIfAbsent);
    }
    for (Path file : main(".properties")) {
      declared(file).forEach((key, value) -> keys.merge(key, value, ConfigurationTest::known));
    }
    return keys;
  }

  private static List<Path> main(String ending) {
    return Site.files(ending).stream()
        .filter(file -> file.toString().contains("/src/main/"))
        .toList();
  }

  private static String known(String one, String other) {
    return other.isEmpty() ? one : other;
  }

  private static Map<String, String> declared(Path file) throws IOException {
    Properties properties = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      properties.load(reader);
    }
    Map<String, String> keys = new TreeMap<>();
    for (String key : properties.stringPropertyNames()) {
      String value = properties.getProperty(key);
      Matcher use = USE.matcher(value);
      while (use.find()) {
        keys.putIfAbsent(use.group(1), use.group(2) == null ? "" : use.group(2));
      }
      if (key.startsWith(ConfigurationKeys.PREFIX)) {
        keys.put(key, value);
      }
    }
    return keys;
  }
}
