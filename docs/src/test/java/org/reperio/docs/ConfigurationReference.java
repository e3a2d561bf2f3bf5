package org.reperio.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.reperio.docs.SettingsReader.Feature;
import org.reperio.docs.SettingsReader.Key;

/**
 * Writes two files from the configuration mappings: the reference of all keys in
 * docs/configuration.adoc, and the list of keys that every service has with it to find unknown
 * ones.
 */
final class ConfigurationReference {

  /** Renews both files. */
  static final String COMMAND =
      "./mvnw -pl docs test -Dtest=ConfigurationTest -Dreperio.docs.renew=true";

  private static final String SHARED = "shared";
  private static final String START = "// Generated from the configuration mappings: " + COMMAND;
  private static final String END = "// End of what is generated.";

  private final List<Feature> features;

  private ConfigurationReference(List<Feature> features) {
    this.features = features;
  }

  static ConfigurationReference read() throws IOException {
    List<Path> files =
        Site.files(".java").stream()
            .filter(ConfigurationReference::isOfAService)
            .filter(ConfigurationReference::mayHaveSettings)
            .toList();
    return new ConfigurationReference(SettingsReader.read(files));
  }

  private static boolean isOfAService(Path file) {
    String path = Site.repository().relativize(file).toString();
    return path.matches("(shared|web-api|web-ui|worker)/src/main/.*");
  }

  private static boolean mayHaveSettings(Path file) {
    try {
      return Files.readString(file).contains("import io.smallrye.config.");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** All keys with their defaults, empty where there is none. */
  Map<String, String> keys() {
    Map<String, String> keys = new TreeMap<>();
    features.stream()
        .map(Feature::keys)
        .flatMap(Collection::stream)
        .forEach(
            key -> {
              if (keys.put(key.name(), key.value()) != null) {
                throw new IllegalStateException("two mappings have " + key.name());
              }
            });
    return keys;
  }

  static Path page() {
    return Site.repository().resolve("docs/configuration.adoc");
  }

  static Path list() {
    return configuration().resolve("keys.properties");
  }

  private static Path configuration() {
    return Site.repository().resolve("shared/src/main/resources/org/reperio/config");
  }

  /** Variables of the environment that scripts and tests read, with what they are for. */
  static Map<String, String> scriptVariables() throws IOException {
    Properties variables = new Properties();
    try (var in = Files.newBufferedReader(configuration().resolve("script-variables.properties"))) {
      variables.load(in);
    }
    return variables.entrySet().stream()
        .collect(
            Collectors.toMap(
                entry -> entry.getKey().toString(),
                entry -> entry.getValue().toString(),
                (one, other) -> one,
                TreeMap::new));
  }

  /** The page as it should be: what stands around the generated part stays. */
  String writtenPage() throws IOException {
    String page = Files.readString(page());
    int start = page.indexOf(START);
    int end = page.indexOf(END);
    if (start < 0 || end < start) {
      throw new IllegalStateException(page() + " has no line: " + START);
    }
    return page.substring(0, start) + START + "\n\n" + tables() + page.substring(end);
  }

  /** The list as it should be. */
  String writtenList() {
    return "# All keys of all services, with their defaults. Generated from the configuration\n"
        + "# mappings: "
        + COMMAND
        + "\n"
        + keys().entrySet().stream()
            .map(key -> key.getKey() + "=" + key.getValue().replace("\\", "\\\\") + "\n")
            .collect(Collectors.joining());
  }

  private String tables() throws IOException {
    StringBuilder text = new StringBuilder();
    for (Feature feature : features) {
      text.append("== ").append(feature.prefix()).append("\n\n").append(feature.text());
      if (!feature.module().equals(SHARED)) {
        text.append(" Only ").append(feature.module()).append(" reads these keys.");
      }
      text.append(
          "\n\n[.keys,cols=\"4,3,5\",options=\"header\"]\n|===\n| Key | Default | Meaning\n");
      for (Key key : feature.keys()) {
        text.append("\n| `").append(key.name()).append("` |").append(literal(key.value()));
        text.append("\n| ").append(key.text()).append('\n');
      }
      text.append("|===\n\n");
    }
    text.append("== Variables of the scripts\n\n");
    text.append(
        "These variables of the environment are for scripts and tests; they are no keys.\n\n");
    text.append("[cols=\"4,8\",options=\"header\"]\n|===\n| Variable | Meaning\n\n");
    scriptVariables()
        .forEach(
            (name, use) -> text.append("| `").append(name).append("` | ").append(use).append('\n'));
    return text.append("|===\n\n").toString();
  }

  private static String literal(String value) {
    return value.isEmpty() ? "" : " `+" + value.replace("|", "\\|") + "+`";
  }
}
