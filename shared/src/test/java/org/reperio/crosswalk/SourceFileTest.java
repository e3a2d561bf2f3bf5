package org.reperio.crosswalk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceFileTest {

  @TempDir Path folder;

  @Test
  void plainTextIsGivenAsItIs() throws IOException {
    assertThat(read(write("a.txt", "grün".getBytes(StandardCharsets.UTF_8)))).isEqualTo("grün");
  }

  @Test
  void gzipIsKnownByItsContentNotItsName() throws IOException {
    assertThat(read(write("a.txt", gzip("inside")))).isEqualTo("inside");
    assertThat(read(write("b.gz", "not compressed".getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("not compressed");
  }

  @Test
  void aByteOrderMarkIsSkippedCompressedOrNot() throws IOException {
    assertThat(read(write("a", "\ufefftext".getBytes(StandardCharsets.UTF_8)))).isEqualTo("text");
    assertThat(read(write("b", gzip("\ufefftext")))).isEqualTo("text");
  }

  @Test
  void filesShorterThanAnyMarkAreRead() throws IOException {
    assertThat(read(write("a", new byte[0]))).isEmpty();
    assertThat(read(write("b", new byte[] {'x'}))).isEqualTo("x");
  }

  @Test
  void theBytesOfTheDiskAreCounted() throws IOException {
    Path path = write("a.gz", gzip("a".repeat(100_000)));
    SourceFile file = new SourceFile(path);
    assertThat(file.consumed()).isZero();
    try (InputStream in = file.open()) {
      assertThat(in.readAllBytes()).hasSize(100_000);
    }
    assertThat(file.consumed()).isEqualTo(file.size()).isEqualTo(Files.size(path));
  }

  @Test
  void aMissingFileIsSaidSo() {
    SourceFile file = new SourceFile(folder.resolve("none"));
    assertThatThrownBy(file::open).isInstanceOf(NoSuchFileException.class);
  }

  private static String read(Path path) throws IOException {
    try (InputStream in = new SourceFile(path).open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private Path write(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  static byte[] gzip(String text) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
