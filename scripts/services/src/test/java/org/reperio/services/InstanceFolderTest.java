package org.reperio.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceFolderTest {
  @TempDir Path folder;

  @Test
  void aFreshOneIsItsOwnersOnly() throws IOException {
    InstanceFolder instance = InstanceFolder.at(folder.resolve("deep/instance"));
    assertThat(mode(instance.root())).isEqualTo("rwx------");
    assertThat(mode(instance.state())).isEqualTo("rwx------");
    assertThat(mode(instance.logs())).isEqualTo("rwx------");
  }

  @Test
  void oneFromBeforeIsClosedWithAllThatIsInIt() throws IOException {
    Path root = folder.resolve("instance");
    Path file = root.resolve("files/ab/content");
    Files.createDirectories(file.getParent());
    Files.createDirectories(root.resolve("services"));
    Files.writeString(file, "restricted");
    set(file, "rw-r--r--");
    set(root, "rwxrwxr-x");
    Files.createSymbolicLink(root.resolve("link"), Path.of("/nowhere"));
    InstanceFolder.at(root);
    assertThat(mode(root)).isEqualTo("rwx------");
    assertThat(mode(file)).isEqualTo("rw-------");
    assertThat(mode(file.getParent())).isEqualTo("rwx------");
  }

  @Test
  void aFolderOfEverybodyIsNoInstance() throws IOException, InterruptedException {
    Path shared = Files.createDirectory(folder.resolve("shared"));
    assertThat(new ProcessBuilder("chmod", "1777", shared.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> InstanceFolder.at(shared)).hasMessageContaining("shared by all users");
    assertThat(mode(shared)).isEqualTo("rwxrwxrwx");
  }

  private static void set(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }
}
