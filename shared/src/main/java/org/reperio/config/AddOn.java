package org.reperio.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/**
 * Configuration of an add-on on the class path: {@code META-INF/reperio-add-on.properties} in its
 * jar. The property {@code add-on.name} names the add-on; all others are defaults. Keys of its own
 * begin with {@code reperio.NAME.}; one without a default has an empty value there.
 *
 * @param defaults by key, without its name
 */
record AddOn(String name, Map<String, String> defaults) {

  static final String FILE = "META-INF/reperio-add-on.properties";

  private static final String NAME = "add-on.name";

  AddOn {
    defaults = Map.copyOf(defaults);
  }

  /** All add-ons, in alphabetical order. */
  static List<AddOn> onClassPath() {
    return in(Thread.currentThread().getContextClassLoader());
  }

  static List<AddOn> in(ClassLoader loader) {
    List<AddOn> found = new ArrayList<>();
    try {
      for (URL file : Collections.list(loader.getResources(FILE))) {
        found.add(read(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    found.sort(Comparator.comparing(AddOn::name));
    return found;
  }

  private static AddOn read(URL file) throws IOException {
    Properties properties = new Properties();
    try (Reader in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
      properties.load(in);
    }
    Map<String, String> defaults = new HashMap<>();
    properties.stringPropertyNames().forEach(key -> defaults.put(key, properties.getProperty(key)));
    String name = defaults.remove(NAME);
    if (name == null || !name.matches("[a-z0-9][a-z0-9-]*")) {
      throw new IllegalStateException(
          "%s must have %s: lower case letters, digits and -.".formatted(file, NAME));
    }
    return new AddOn(name, defaults);
  }

  /** The defaults of the keys that the add-on brings. */
  Map<String, String> ownDefaults() {
    Map<String, String> own = new HashMap<>(defaults);
    own.keySet().removeIf(key -> !key.startsWith(KnownKeys.PREFIX + name + "."));
    return own;
  }
}
