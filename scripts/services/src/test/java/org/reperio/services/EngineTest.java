package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which OpenSearch is run, and on which Java. */
class EngineTest {
  private static final String CHOICE = "REPERIO_EMBEDDED_ENGINE";

  @TempDir Path folder;
  private Path lib;

  @BeforeEach
  void makeFolders() throws IOException {
    lib = folder.resolve("lib");
    Files.createDirectories(lib.resolve("opensearch"));
  }

  private Path java(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk-" + version));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\nOS_ARCH=\"x\"\n");
    return home;
  }

  @Test
  void usualOneRunsOnOurJava() throws IOException {
    for (String choice : new String[] {"", "opensearch"}) {
      Engine engine = Engine.of(lib, Map.of(CHOICE, choice));
      assertThat(engine.name()).isEqualTo("opensearch");
      assertThat(engine.java()).isEqualTo(InstalledJava.own());
      assertThat(engine.archive()).isPresent();
    }
  }

  @Test
  void oneThatIsNotBuiltSaysHow() {
    assertThatThrownBy(() -> Engine.of(lib, Map.of(CHOICE, "opensearch-3")))
        .isInstanceOf(IOException.class)
        .hasMessage(
            "OpenSearch 3 is not built yet: run REPERIO_EMBEDDED_ENGINE=opensearch-3"
                + " scripts/bootstrap");
  }

  @Test
  void unknownOneIsRefused() {
    assertThatThrownBy(() -> Engine.of(lib, Map.of(CHOICE, "elasticsearch")))
        .hasMessage("REPERIO_EMBEDDED_ENGINE is opensearch or opensearch-3, and not elasticsearch");
  }

  @Test
  void newerOneRunsOnANewerJava() throws IOException {
    Files.createDirectories(lib.resolve("opensearch-3"));
    Path newer = java("99.0.1");
    Engine engine =
        Engine.of(lib, Map.of(CHOICE, "opensearch-3", "REPERIO_JDK25", newer.toString()));
    assertThat(engine.name()).isEqualTo("opensearch-3");
    assertThat(engine.java().release()).isGreaterThanOrEqualTo(25);
    assertThat(InstalledJava.atLeast(99, Map.of("REPERIO_JDK25", newer.toString())))
        .contains(new InstalledJava(newer, 99));
  }

  @Test
  void noJavaIsFoundThatIsTooOldOrNone() throws IOException {
    for (String named : new String[] {java("17.0.19").toString(), folder + "/nowhere", ""}) {
      assertThat(InstalledJava.atLeast(99, Map.of("REPERIO_JDK25", named))).as(named).isEmpty();
    }
  }

  @Test
  void commandIsThatOfTheJava() {
    assertThat(
            JavaChild.command(
                new InstalledJava(Path.of("/jdk"), 25),
                Path.of("/lib"),
                "opensearch-3",
                "512m",
                List.of(),
                "Main"))
        .startsWith("/jdk/bin/java", "-Xmx512m")
        .contains("--sun-misc-unsafe-memory-access=allow", "-XX:+ExitOnOutOfMemoryError")
        .endsWith("-cp", "/lib/opensearch-3/reperio-services-opensearch-3.jar", "Main");
  }
}
