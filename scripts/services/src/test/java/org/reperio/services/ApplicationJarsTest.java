package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationJarsTest {

  @TempDir Path folder;

  @BeforeEach
  void build() throws IOException {
    for (String file :
        List.of(
            "lib/boot/logmanager.jar",
            "lib/main/b.jar",
            "lib/main/a.jar",
            "lib/main/notes.txt",
            "app/reperio-web-api.jar",
            "add-ons/herbarium.jar",
            "quarkus/transformed-bytecode.jar",
            "quarkus/generated-bytecode.jar")) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.createFile(folder.resolve(file));
    }
  }

  private void describe(int version) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            Files.newOutputStream(folder.resolve("quarkus/quarkus-application.dat")))) {
      out.writeInt(0xF031_5432);
      out.writeInt(version);
      out.writeUTF("org.reperio.api.WebApi");
    }
  }

  @Test
  void whatQuarkusHasChangedComesFirst() throws IOException {
    describe(3);
    ApplicationJars found = ApplicationJars.of(folder).orElseThrow();
    assertThat(found.mainClass()).isEqualTo("org.reperio.api.WebApi");
    assertThat(found.jars().stream().map(jar -> folder.relativize(jar).toString()))
        .containsExactly(
            "quarkus/generated-bytecode.jar",
            "quarkus/transformed-bytecode.jar",
            "app/reperio-web-api.jar",
            "add-ons/herbarium.jar",
            "lib/main/a.jar",
            "lib/main/b.jar",
            "lib/boot/logmanager.jar");
    assertThat(found.arguments()).endsWith("org.reperio.api.WebApi");
  }

  /** Then it is started as Quarkus says, without an archive. */
  @Test
  void anUnknownDescriptionIsLeftToQuarkus() throws IOException {
    describe(4);
    assertThat(ApplicationJars.of(folder)).isEmpty();
  }
}
