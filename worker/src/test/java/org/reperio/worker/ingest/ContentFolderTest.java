package org.reperio.worker.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContentFolderTest {

  @TempDir Path folder;

  private Path content;

  @BeforeEach
  void fill() throws IOException {
    content = Files.createDirectories(folder.resolve("content"));
    Files.createDirectories(content.resolve("one/sub"));
    Files.createDirectories(content.resolve("two"));
    Files.writeString(content.resolve("one/sub/a b.txt"), "inside");
    Files.writeString(content.resolve("two/b.txt"), "another record's");
    Files.writeString(folder.resolve("secret.txt"), "outside");
    Files.createSymbolicLink(content.resolve("one/link.txt"), folder.resolve("secret.txt"));
    Files.createSymbolicLink(content.resolve("three"), content.resolve("two"));
  }

  @Test
  void aFileIsBelowItsRecord() throws IOException {
    try (var file = new ContentFolder(content).open("one", "sub/a b.txt")) {
      assertThat(file.readAllBytes()).asString().isEqualTo("inside");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "one, ../two/b.txt",
    "one, ../../secret.txt",
    "one, sub/../../two/b.txt",
    "one, /etc/hostname",
    "one, sub",
    "one, missing.txt",
    "one, link.txt",
    "three, b.txt",
    ".., secret.txt",
    "one/sub, a b.txt",
    "'', two/b.txt"
  })
  void nothingElseIsRead(String record, String key) throws IOException {
    var files = new ContentFolder(content);
    assertThatThrownBy(() -> files.open(record, key)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFileIsNoFolder() {
    assertThatThrownBy(() -> new ContentFolder(content.resolve("two/b.txt")))
        .isInstanceOf(NoSuchFileException.class);
  }
}
