package org.reperio.config;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.text.similarity.LevenshteinDistance;

/**
 * The configuration keys of all services and add-ons, with their defaults. One file configures all
 * services, so each service accepts the keys of the others. The list of the house is generated from
 * the mappings of all modules (docs, ConfigurationTest); an add-on lists its own in its defaults.
 */
public final class KnownKeys {

  /** How every key begins. */
  public static final String PREFIX = "reperio.";

  private static final String HOUSE = "keys.properties";
  private static final Pattern PROFILE = Pattern.compile("^%[^.]+\\.");
  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");
  private static final String ANY = "*";

  private final SortedMap<String, String> defaults;

  private KnownKeys(SortedMap<String, String> defaults) {
    this.defaults = Collections.unmodifiableSortedMap(defaults);
  }

  /** The keys of the services. */
  static KnownKeys ofHouse() {
    Properties listed = resource(HOUSE);
    SortedMap<String, String> defaults = new TreeMap<>();
    listed.stringPropertyNames().forEach(key -> defaults.put(key, listed.getProperty(key)));
    return new KnownKeys(defaults);
  }

  /** The keys of the services and of the add-ons on the class path. */
  public static KnownKeys all() {
    return ofHouse().with(AddOn.onClassPath());
  }

  /** These keys and those of some add-ons. */
  KnownKeys with(List<AddOn> addOns) {
    SortedMap<String, String> all = new TreeMap<>(defaults);
    addOns.forEach(addOn -> all.putAll(addOn.ownDefaults()));
    return new KnownKeys(all);
  }

  static Properties resource(String name) {
    Properties properties = new Properties();
    try (Reader in =
        new InputStreamReader(KnownKeys.class.getResourceAsStream(name), StandardCharsets.UTF_8)) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  /** All keys in alphabetical order, with their defaults, empty where there is none. */
  public SortedMap<String, String> defaults() {
    return defaults;
  }

  /** The names among these that begin like a key of Reperio and are none. */
  List<String> unknown(Collection<String> names) {
    return names.stream()
        .filter(name -> plain(name).startsWith(PREFIX))
        .filter(name -> !contains(name))
        .sorted()
        .toList();
  }

  private boolean contains(String name) {
    String plain = plain(name);
    return defaults.containsKey(plain)
        || defaults.keySet().stream()
            .filter(key -> key.endsWith(ANY))
            .anyMatch(key -> plain.startsWith(key.substring(0, key.length() - 1)));
  }

  /** A name without its profile and the numbers of list entries. */
  private static String plain(String name) {
    return INDEX.matcher(PROFILE.matcher(name).replaceFirst("")).replaceAll("");
  }

  /** The key that is spelled most like a name. */
  String nearest(String name) {
    LevenshteinDistance distance = LevenshteinDistance.getDefaultInstance();
    String plain = plain(name);
    return defaults.keySet().stream()
        .min(Comparator.comparingInt(key -> distance.apply(key, plain)))
        .orElseThrow();
  }

  /** The key that a variable of the environment sets, if there is one. */
  Optional<String> ofVariable(String variable) {
    return defaults.keySet().stream().filter(key -> isVariable(key, variable)).findFirst();
  }

  private static boolean isVariable(String key, String variable) {
    String name = variable(key);
    return key.endsWith(ANY)
        ? variable.startsWith(name.substring(0, name.length() - 1))
        : variable.equals(name) || variable.matches(Pattern.quote(name) + "_\\d+_");
  }

  /** The variable of the environment that sets a key. */
  static String variable(String key) {
    return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }
}
