package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.maven.model.BuildBase;
import org.apache.maven.model.Model;
import org.apache.maven.model.Plugin;
import org.apache.maven.model.PluginContainer;
import org.apache.maven.model.io.xpp3.MavenXpp3Reader;
import org.codehaus.plexus.util.xml.pull.XmlPullParserException;
import org.junit.jupiter.api.Test;

/** The list of dependencies names what the poms name, no less and no more. */
class DependenciesTest {

  private static final String OWN = "org.reperio";

  @Test
  void everyDependencyIsListedOnce() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Model pom : poms()) {
      pom.getDependencies().stream()
          .filter(dependency -> !dependency.getGroupId().equals(OWN))
          .forEach(
              dependency -> used.add(dependency.getGroupId() + ":" + dependency.getArtifactId()));
    }
    assertThat(used).hasSizeGreaterThan(30);
    assertSame(listed("libraries"), used);
  }

  @Test
  void everyPluginIsListedOnce() throws Exception {
    Set<String> used = new TreeSet<>();
    for (Model pom : poms()) {
      Stream.<PluginContainer>of(pom.getBuild(), managed(pom.getBuild()))
          .filter(container -> container != null)
          .flatMap(container -> container.getPlugins().stream())
          .map(Plugin::getKey)
          .forEach(used::add);
    }
    assertThat(used).hasSizeGreaterThan(5);
    assertSame(listed("plugins"), used);
  }

  @Test
  void everyLineSaysWhy() {
    Stream.of("libraries", "plugins")
        .flatMap(role -> Site.rows("dependencies.html", role).stream())
        .forEach(row -> assertThat(row.get(1)).as(row.get(0)).hasSizeGreaterThan(10));
  }

  private static void assertSame(List<String> listed, Set<String> used) {
    assertThat(listed).doesNotHaveDuplicates();
    assertThat(used.stream().filter(name -> !listed.contains(name)))
        .as("used and not listed")
        .isEmpty();
    assertThat(listed.stream().filter(name -> !used.contains(name)))
        .as("listed and not used")
        .isEmpty();
  }

  private static PluginContainer managed(BuildBase build) {
    return build == null ? null : build.getPluginManagement();
  }

  private static List<String> listed(String role) {
    return Site.rows("dependencies.html", role).stream().map(row -> row.get(0)).toList();
  }

  private static List<Model> poms() throws IOException, XmlPullParserException {
    List<Model> poms = new ArrayList<>();
    for (Path file : Site.files("pom.xml")) {
      try (Reader reader = Files.newBufferedReader(file)) {
        poms.add(new MavenXpp3Reader().read(reader));
      }
    }
    return poms;
  }
}
