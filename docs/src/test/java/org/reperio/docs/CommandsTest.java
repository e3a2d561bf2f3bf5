package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Operators are told of every command that there is, and of every script. */
class CommandsTest {

  private static final Pattern SUBCOMMANDS =
      Pattern.compile("subcommands = \\{([^}]*)}", Pattern.DOTALL);
  private static final Pattern CLASS = Pattern.compile("(\\w+)\\.class");
  private static final Pattern NAME =
      Pattern.compile("@Command\\(\\s*name = \"([a-z-]+)\"", Pattern.DOTALL);

  private static final Pattern TOLD = Pattern.compile("^reperio ([a-z-]+)");

  private static final List<String> COMMANDS = List.of("/worker/src/main/", "/demo/src/main/");

  @Test
  void everyCommandIsTold() throws IOException {
    List<Path> sources = Site.files(".java");
    Matcher subcommands = SUBCOMMANDS.matcher(text(sources, "Reperio"));
    assertThat(subcommands.find()).isTrue();
    Set<String> names = new TreeSet<>();
    Matcher type = CLASS.matcher(subcommands.group(1));
    while (type.find()) {
      names.add(name(sources, type.group(1)));
    }
    assertThat(names).hasSizeGreaterThan(5);
    assertThat(told()).containsAll(names);
  }

  @Test
  void noCommandIsToldThatIsNotThere() throws IOException {
    Set<String> names = new TreeSet<>();
    for (Path source : Site.files(".java")) {
      if (COMMANDS.stream().anyMatch(source.toString()::contains)) {
        NAME.matcher(Files.readString(source)).results().forEach(it -> names.add(it.group(1)));
      }
    }
    assertThat(names).containsAll(told());
  }

  @Test
  void everyScriptIsTold() throws IOException {
    try (var files = Files.list(Site.repository().resolve("scripts"))) {
      List<String> scripts =
          files
              .filter(Files::isRegularFile)
              .map(script -> "scripts/" + script.getFileName())
              .toList();
      assertThat(Site.rows("operator.html", "scripts"))
          .extracting(row -> row.get(0))
          .containsAll(scripts);
    }
  }

  private static Set<String> told() {
    Set<String> told = new TreeSet<>();
    for (List<String> row : Site.rows("operator.html", "commands")) {
      Matcher command = TOLD.matcher(row.get(0));
      assertThat(command.find()).as(row.get(0)).isTrue();
      told.add(command.group(1));
    }
    return told;
  }

  private static String name(List<Path> sources, String type) throws IOException {
    Matcher name = NAME.matcher(text(sources, type));
    assertThat(name.find()).as(type).isTrue();
    return name.group(1);
  }

  private static String text(List<Path> sources, String type) throws IOException {
    Path source =
        sources.stream()
            .filter(file -> file.toString().contains("/worker/src/main/"))
            .filter(file -> file.getFileName().toString().equals(type + ".java"))
            .findFirst()
            .orElseThrow();
    return Files.readString(source);
  }
}
