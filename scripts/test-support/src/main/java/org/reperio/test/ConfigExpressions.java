package org.reperio.test;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/**
 * The keys of Reperio that the shipped configuration hands on, such as {@code
 * quarkus.x=${reperio.y}}. Quarkus takes the default of its own where such a key has no value, and
 * says nothing.
 */
public final class ConfigExpressions {

  private static final Pattern KEY = Pattern.compile("\\$\\{(reperio\\.[a-z.-]+)}");

  private ConfigExpressions() {}

  /** All keys that are handed on without a default in the expression itself. */
  public static SortedSet<String> keys() {
    SortedSet<String> keys = new TreeSet<>();
    read("META-INF/microprofile-config.properties", keys);
    read("application.properties", keys);
    return keys;
  }

  /** Those of the keys that have no value in the running service. */
  public static SortedSet<String> withoutValue() {
    Config config = ConfigProvider.getConfig();
    SortedSet<String> keys = keys();
    keys.removeIf(key -> config.getOptionalValue(key, String.class).isPresent());
    return keys;
  }

  private static void read(String resource, SortedSet<String> keys) {
    try {
      ClassLoader loader = Thread.currentThread().getContextClassLoader();
      for (URL file : Collections.list(loader.getResources(resource))) {
        Properties properties = new Properties();
        try (InputStream in = file.openStream()) {
          properties.load(in);
        }
        for (Object value : properties.values()) {
          Matcher matcher = KEY.matcher((String) value);
          while (matcher.find()) {
            keys.add(matcher.group(1));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
