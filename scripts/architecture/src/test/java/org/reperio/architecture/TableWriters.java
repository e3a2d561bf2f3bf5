package org.reperio.architecture;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.reperio.architecture.House.Source;

/**
 * Which classes write which tables: by statements in SQL and HQL, read from the strings of the
 * sources, and by Panache repositories of the entity that is mapped to the table.
 */
final class TableWriters {

  private static final Pattern TEXT =
      Pattern.compile("\"\"\"(.*?)\"\"\"|\"((?:[^\"\\\\\\n]|\\\\.)*)\"", Pattern.DOTALL);

  /** A verb after a dot is the end of a name, such as that of an action. */
  private static final Pattern STATEMENT =
      Pattern.compile(
          "(?<!\\.)(?:\\binsert\\s+into|\\bupdate|\\bdelete\\s+from|\\bdelete|\\bmerge\\s+into|\\btruncate)"
              + "\\s+(?:only\\s+)?([A-Za-z_]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ENTITY =
      Pattern.compile("@Table\\(name = \"(\\w+)\"\\).*?\\bclass (\\w+)", Pattern.DOTALL);

  private static final Pattern COLLECTION =
      Pattern.compile("@CollectionTable\\(\\s*name = \"(\\w+)\"");

  private static final Pattern REPOSITORY =
      Pattern.compile("PanacheRepository(?:Base)?<\\s*(\\w+)");

  /**
   * The tables behind a name in a statement: an entity may have collections in tables of their own.
   */
  private final Map<String, Set<String>> tables = new TreeMap<>();

  /**
   * @param names all tables of the schema
   */
  TableWriters(Set<String> names, Collection<Source> sources) {
    names.forEach(name -> tables.put(name, Set.of(name)));
    for (Source source : sources) {
      Matcher entity = ENTITY.matcher(source.text());
      while (entity.find()) {
        Set<String> mapped = new TreeSet<>(Set.of(entity.group(1)));
        COLLECTION.matcher(source.text()).results().forEach(one -> mapped.add(one.group(1)));
        tables.put(entity.group(2).toLowerCase(Locale.ROOT), mapped);
      }
    }
  }

  /** The classes that write a table, by the table. */
  Map<String, Set<String>> in(Collection<Source> sources) {
    Map<String, Set<String>> writers = new TreeMap<>();
    for (Source source : sources) {
      for (String table : written(source.text())) {
        writers.computeIfAbsent(table, name -> new TreeSet<>()).add(source.simpleName());
      }
    }
    return writers;
  }

  private List<String> written(String source) {
    var written = new ArrayList<String>();
    Matcher repository = REPOSITORY.matcher(source);
    while (repository.find()) {
      written.add(repository.group(1));
    }
    Matcher statement = STATEMENT.matcher(strings(source));
    while (statement.find()) {
      written.add(statement.group(1));
    }
    return written.stream()
        .flatMap(name -> tables.getOrDefault(name.toLowerCase(Locale.ROOT), Set.of()).stream())
        .toList();
  }

  /** All strings of a source, in a row, so that a statement in several pieces is whole. */
  private static String strings(String source) {
    return TEXT.matcher(source)
        .results()
        .map(text -> text.group(1) == null ? text.group(2) : text.group(1))
        .collect(Collectors.joining(" "));
  }
}
