package org.reperio.export;

import de.undercouch.citeproc.CSL;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A style in the collection of the Citation Style Language.
 *
 * @param name what the processor finds it by
 * @param bibliography whether it says how an entry of a bibliography looks; others only cite in
 *     notes
 * @param manyNames how it shortens a long list of names, where it then still names the last
 */
record CitationStyleFile(String name, boolean bibliography, ManyNames manyNames) {

  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,200}");
  private static final Pattern PARENT =
      Pattern.compile("<link\\s[^>]*href=\"[^\"]*/([a-z0-9-]+)\"\\s+rel=\"independent-parent\"");
  private static final Pattern BIBLIOGRAPHY = Pattern.compile("<bibliography\\b[^>]*>");

  private static final Map<String, String> RENAMED = renamed();

  private static Map<String, String> renamed() {
    Properties names = new Properties();
    try (InputStream in =
        CitationStyleFile.class.getResourceAsStream("renamed-styles.properties")) {
      names.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.stringPropertyNames().stream()
        .collect(Collectors.toUnmodifiableMap(Function.identity(), names::getProperty));
  }

  /**
   * From how many names on a list is cut, and after how many; zero for a style that keeps no last
   * name. The processor itself writes "et al." there.
   */
  record ManyNames(int from, int first) {

    static final ManyNames NONE = new ManyNames(0, 0);

    boolean cuts(int names) {
      return from > 0 && names >= from && first < names - 1;
    }

    private static ManyNames of(String style) {
      Matcher bibliography = BIBLIOGRAPHY.matcher(style);
      if (!bibliography.find() || !bibliography.group().contains("et-al-use-last=\"true\"")) {
        return NONE;
      }
      return new ManyNames(
          number(bibliography.group(), "et-al-min"),
          number(bibliography.group(), "et-al-use-first"));
    }

    private static int number(String element, String attribute) {
      Matcher value = Pattern.compile(attribute + "=\"(\\d{1,4})\"").matcher(element);
      return value.find() ? Integer.parseInt(value.group(1)) : 0;
    }
  }

  /**
   * Finds a style by its name, by a name that it had before, or by that of a journal which uses it.
   *
   * @throws UnknownStyle when the collection has none of that name
   */
  static CitationStyleFile find(String asked) {
    // The processor would take an address for a style's name, and load it.
    if (!NAME.matcher(asked).matches()) {
      throw new UnknownStyle();
    }
    String name = RENAMED.getOrDefault(asked, asked);
    String parent = parent(name);
    if (!CSL.supportsStyle(parent)) {
      throw new UnknownStyle();
    }
    String style = read("/" + parent + ".csl");
    return new CitationStyleFile(parent, BIBLIOGRAPHY.matcher(style).find(), ManyNames.of(style));
  }

  private static String parent(String name) {
    Matcher parent = PARENT.matcher(read("/dependent/" + name + ".csl"));
    return parent.find() ? parent.group(1) : name;
  }

  private static String read(String resource) {
    try (InputStream in = CSL.class.getResourceAsStream(resource)) {
      return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
