package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reperio.architecture.House.Source;

/** Tables are written by whom the decision record says, and by nothing else. */
class TableWritersTest {

  private static final Path RECORD = Path.of("docs/decisions/_panache.adoc");
  private static final Path MIGRATIONS = Path.of("shared/src/main/resources/db/migration");
  private static final Pattern CREATED = Pattern.compile("(?im)^create table (\\w+)");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.+)$");

  @Test
  void theDecisionRecordNamesEveryWriterOfEveryTable() {
    Set<String> tables = tables();
    assertThat(tables).contains("record", "draft", "parent", "pid", "outbox");
    Map<String, Set<String>> writers =
        new TableWriters(tables, House.sources()).in(House.sources());
    assertThat(writers).isEqualTo(declared());
    assertThat(writers.keySet()).isEqualTo(tables);
  }

  @Test
  void statementsAndRepositoriesAreFound() {
    String sql = "sql.update(\"update thing \" + \"set a = 1\"); \"delete from \" + \"thing\"";
    String block = "\"\"\"\n insert into\n   thing (a) values (1)\"\"\"";
    String hql = "update(\"update Widget set a = 1\")";
    String entity =
        "@Entity @Table(name = \"thing\") class Widget { @CollectionTable(name = \"part\") Set<?> p;"
            + " }";
    String panache = "class WidgetRepository implements PanacheRepositoryBase<Widget, UUID> {}";
    String reading = "\"select * from thing for update skip locked\"";
    var sources =
        Map.of("A", sql, "B", block, "C", hql, "Widget", entity, "D", panache, "E", reading)
            .entrySet()
            .stream()
            .map(one -> new Source("shared", Path.of(one.getKey() + ".java"), one.getValue()))
            .toList();
    assertThat(new TableWriters(Set.of("thing", "part"), sources).in(sources))
        .isEqualTo(Map.of("thing", Set.of("A", "B", "C", "D"), "part", Set.of("C", "D")));
  }

  private static Set<String> tables() {
    try (Stream<Path> files = Files.list(House.REPOSITORY.resolve(MIGRATIONS))) {
      return files
          .map(House::read)
          .flatMap(text -> CREATED.matcher(text).results().map(found -> found.group(1)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Set<String>> declared() {
    Map<String, Set<String>> declared = new TreeMap<>();
    Matcher row = ROW.matcher(House.read(House.REPOSITORY.resolve(RECORD)));
    while (row.find()) {
      declared.put(
          row.group(1),
          new TreeSet<>(List.of(row.group(2).replace("`", "").strip().split(",\\s*"))));
    }
    return declared;
  }
}
