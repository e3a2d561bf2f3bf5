package org.reperio.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where this project starts a Java or tells people to: in scripts, sources, documents and images. A
 * service that has no memory left answers wrongly until it is replaced, so each of them ends then.
 */
final class JavaStarts {

  static final String OPTION = "-XX:+ExitOnOutOfMemoryError";

  /** Folders that hold nothing of ours, or what a build has made. */
  private static final Set<String> FOREIGN =
      Set.of("target", ".git", "node_modules", "instance", ".mvn");

  private static final Set<String> KINDS =
      Set.of("java", "sh", "adoc", "md", "yml", "yaml", "service", "tpl", "cfg");

  /** The command with a jar, a class path or a heap after it, as people and shells write it. */
  private static final Pattern COMMAND =
      Pattern.compile("(?:\\bjava|\\$\\{?JAVA\\}?\"?) +[^\\n`'|;]*?(?:-jar|-cp|-X)\\S*[^\\n`']*");

  /** Options that a script has put together before. */
  private static final String ARRAY = "[@]}";

  /** A program that names the Java which it starts. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "\"bin\", \"java\"|\"java\",\\s|orElse\\(\"java\"\\)|bin/java\"|JavaChild\\.java\\(\\)");

  /** Gives the option, among others. */
  private static final String OPTIONS = "applicationOptions()";

  /**
   * A file of the project.
   *
   * @param path from the root of the repository
   */
  record Text(Path path, String content) {

    boolean isJava() {
      return path.toString().endsWith(".java");
    }
  }

  private JavaStarts() {}

  /** All files that may start a Java. */
  static List<Text> texts() {
    try (Stream<Path> files = Files.walk(House.REPOSITORY)) {
      return files
          .map(House.REPOSITORY::relativize)
          .filter(file -> Stream.of(parts(file)).noneMatch(FOREIGN::contains))
          .filter(file -> isText(file.getFileName().toString()))
          .filter(file -> Files.isRegularFile(House.REPOSITORY.resolve(file)))
          .map(file -> new Text(file, House.read(House.REPOSITORY.resolve(file))))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String[] parts(Path file) {
    return file.toString().split("/", -1);
  }

  private static boolean isText(String name) {
    int dot = name.lastIndexOf('.');
    return name.startsWith("Dockerfile")
        || (dot < 0 ? !name.equals("mvnw") : KINDS.contains(name.substring(dot + 1)));
  }

  /** The starts without the option, each with its file. */
  static List<String> careless(List<Text> texts) {
    return starts(texts)
        .filter(start -> !start.text().contains(OPTION) && !start.text().contains(OPTIONS))
        .map(start -> start.path() + ": " + start.text().lines().findFirst().orElse(""))
        .toList();
  }

  /**
   * A start of a Java.
   *
   * @param text the command; of a program all of its source
   */
  record Start(Path path, String text) {}

  static Stream<Start> starts(List<Text> texts) {
    return texts.stream()
        .filter(text -> !text.path().startsWith("scripts/architecture"))
        .flatMap(text -> text.isJava() ? programs(text) : commands(text));
  }

  private static Stream<Start> programs(Text text) {
    boolean starts =
        text.content().contains("ProcessBuilder") || text.content().contains(".java()");
    return starts && PROGRAM.matcher(text.content()).find()
        ? Stream.of(new Start(text.path(), text.content()))
        : Stream.empty();
  }

  private static Stream<Start> commands(Text text) {
    return COMMAND
        .matcher(text.content())
        .results()
        .map(
            found ->
                new Start(
                    text.path(), found.group().contains(ARRAY) ? text.content() : found.group()));
  }
}
