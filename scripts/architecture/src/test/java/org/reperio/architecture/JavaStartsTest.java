package org.reperio.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reperio.architecture.JavaStarts.Text;

/** Every Java that the project starts or documents ends when it has no memory left. */
class JavaStartsTest {

  @Test
  void everyStartHasTheOption() {
    List<Text> texts = JavaStarts.texts();
    assertThat(JavaStarts.careless(texts)).isEmpty();
    Set<String> found =
        JavaStarts.starts(texts).map(start -> start.path().toString()).collect(Collectors.toSet());
    assertThat(found)
        .contains(
            "scripts/server",
            "scripts/services/common.sh",
            "docs/operator.adoc",
            "docs/add-ons.adoc",
            "scripts/services/src/main/java/org/reperio/services/Augmentation.java",
            "scripts/services/src/main/java/org/reperio/services/Application.java",
            "scripts/test-support/src/main/java/org/reperio/test/TestServices.java");
  }

  @Test
  void supervisorGivesItToItsChildren() {
    assertThat(
            House.read(
                House.REPOSITORY.resolve(
                    "scripts/services/src/main/java/org/reperio/services/JavaChild.java")))
        .contains("\"" + JavaStarts.OPTION + "\"");
  }

  @Test
  void devModeHasIt() {
    assertThat(House.read(House.REPOSITORY.resolve("pom.xml")))
        .contains("<jvmArgs>" + JavaStarts.OPTION + "</jvmArgs>");
  }

  @Test
  void findsWhatIsPlanted() {
    assertThat(
            JavaStarts.careless(
                List.of(
                    new Text(Path.of("docs/a.adoc"), "Start it: `java -Xmx1g -jar a.jar`."),
                    new Text(Path.of("scripts/b"), "exec \"$JAVA\" -Xmx96m -jar \"$JAR\"\n"),
                    new Text(Path.of("deploy/c.service"), "ExecStart=/usr/bin/java -jar c.jar\n"),
                    new Text(
                        Path.of("D.java"), "new ProcessBuilder(\"java\", \"-jar\", \"d.jar\");"),
                    new Text(Path.of("scripts/f"), "A=(-Xmx9m)\n\"$JAVA\" \"${A[@]}\" -jar f\n"),
                    new Text(Path.of("Dockerfile"), "CMD java -jar e.jar\n"))))
        .hasSize(6);
    assertThat(
            JavaStarts.careless(
                List.of(
                    new Text(Path.of("docs/a.adoc"), "`java " + JavaStarts.OPTION + " -jar a.jar`"),
                    new Text(Path.of("scripts/b"), "\"$JAVA\" -version\n"),
                    new Text(Path.of("docs/c.md"), "Java is a language."))))
        .isEmpty();
  }
}
