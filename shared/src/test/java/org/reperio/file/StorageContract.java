package org.reperio.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.NoSuchFileException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.reperio.file.PartedUploads.Plan;
import org.reperio.file.PartedUploads.Received;

/** Contract of every storage. */
abstract class StorageContract {

  private static final int MIB = 1024 * 1024;

  abstract FileStorage storage();

  static byte[] random(int size) {
    var bytes = new byte[size];
    new Random(size).nextBytes(bytes);
    return bytes;
  }

  private static String hex(String algorithm, byte[] bytes) throws Exception {
    return HexFormat.of().formatHex(MessageDigest.getInstance(algorithm).digest(bytes));
  }

  private byte[] read(String location, long offset) throws IOException {
    try (var in = storage().open(location, offset)) {
      return in.readAllBytes();
    }
  }

  private List<FileStorage.Found> found() throws IOException {
    var found = new ArrayList<FileStorage.Found>();
    storage().walk(found::add);
    return found;
  }

  @Test
  void contentIsStagedWithItsChecksumsAndKept() throws Exception {
    for (int size : new int[] {0, 1, 100_000, 13 * MIB}) {
      byte[] bytes = random(size);
      StagedContent staged = storage().stage(new ByteArrayInputStream(bytes), size);
      assertThat(staged.size()).isEqualTo(size);
      assertThat(staged.sha256()).isEqualTo(hex("SHA-256", bytes));
      assertThat(staged.md5()).isEqualTo(hex("MD5", bytes));
      String location = storage().keep(staged);
      assertThat(storage().exists(location)).isTrue();
      assertThat(read(location, 0)).isEqualTo(bytes);
      assertThat(read(location, size / 2)).isEqualTo(Arrays.copyOfRange(bytes, size / 2, size));
    }
  }

  @Test
  void nothingIsLeftOfContentThatIsTooLargeOrBreaksOff() throws IOException {
    int before = found().size();
    assertThatThrownBy(() -> storage().stage(new ByteArrayInputStream(random(101)), 100))
        .isInstanceOf(FileTooLarge.class);
    assertThatThrownBy(() -> storage().stage(new ByteArrayInputStream(random(20 * MIB)), 19 * MIB))
        .isInstanceOf(FileTooLarge.class);
    InputStream breaking =
        new InputStream() {
          private int left = 17 * MIB;

          @Override
          public int read() throws IOException {
            if (left-- == 0) {
              throw new IOException("broken");
            }
            return 7;
          }
        };
    assertThatThrownBy(() -> storage().stage(breaking, Long.MAX_VALUE)).hasMessage("broken");
    assertThat(found()).hasSize(before);
  }

  @Test
  void whatIsGoneCannotBeKeptOrRead() throws IOException {
    StagedContent staged = storage().stage(new ByteArrayInputStream("gone".getBytes(UTF_8)), 10);
    storage().discard(staged.name());
    storage().discard(staged.name());
    assertThatThrownBy(() -> storage().keep(staged)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> storage().open("content/no-such", 0))
        .isInstanceOf(NoSuchFileException.class);
    assertThat(storage().exists("content/no-such")).isFalse();
    storage().delete("content/no-such");
  }

  @Test
  void deletedContentIsGone() throws IOException {
    String location = storage().keep(storage().stage(new ByteArrayInputStream(random(1234)), 2000));
    assertThat(found()).anyMatch(found -> found.name().equals(location));
    storage().delete(location);
    assertThat(storage().exists(location)).isFalse();
    assertThat(found()).noneMatch(found -> found.name().equals(location));
  }

  @Test
  void contentIsReadHereAndThere() throws IOException {
    byte[] bytes = random(3 * MIB);
    String location =
        storage().keep(storage().stage(new ByteArrayInputStream(bytes), Long.MAX_VALUE));
    try (var channel = storage().channel(location, bytes.length)) {
      assertThat(channel.size()).isEqualTo(bytes.length);
      for (int at : new int[] {2 * MIB, 10, 10 + 5000, 3 * MIB - 7}) {
        var buffer = ByteBuffer.allocate(Math.min(5000, bytes.length - at));
        channel.position(at);
        while (buffer.hasRemaining()) {
          assertThat(channel.read(buffer)).isPositive();
        }
        assertThat(buffer.array()).isEqualTo(Arrays.copyOfRange(bytes, at, at + buffer.capacity()));
      }
      channel.position(bytes.length);
      assertThat(channel.read(ByteBuffer.allocate(1))).isNegative();
    }
  }

  @Test
  void partsComeInAnyOrderAndAgain() throws Exception {
    byte[] bytes = random(12 * MIB + 345);
    var plan = new Plan(bytes.length, 3, 5 * MIB);
    String upload = storage().parts().begin(plan);
    assertThat(found()).anyMatch(found -> found.name().equals(upload));
    storage()
        .parts()
        .write(upload, plan, 2)
        .take(new ByteArrayInputStream(random((int) plan.length(2))));
    var received = new ArrayList<Received>();
    for (int part : new int[] {3, 1, 2}) {
      int from = (int) plan.offset(part);
      byte[] piece = Arrays.copyOfRange(bytes, from, from + (int) plan.length(part));
      received.add(
          new Received(
              part,
              storage().parts().write(upload, plan, part).take(new ByteArrayInputStream(piece))));
    }
    received.sort((one, other) -> Integer.compare(one.part(), other.part()));
    StagedContent staged = storage().parts().assemble(upload, plan, received);
    assertThat(staged.size()).isEqualTo(bytes.length);
    assertThat(staged.sha256()).isEqualTo(hex("SHA-256", bytes));
    String location = storage().keep(staged);
    storage().discard(upload);
    assertThat(read(location, 0)).isEqualTo(bytes);
    assertThat(found()).noneMatch(found -> found.name().equals(upload));
  }

  @Test
  void anUploadInPartsThatWasGivenUpIsGone() throws IOException {
    var plan = new Plan(10, 1, 10);
    String upload = storage().parts().begin(plan);
    storage().parts().abort(upload);
    storage().parts().abort(upload);
    assertThat(found()).noneMatch(found -> found.name().equals(upload));
  }

  @Test
  void equalContentOfTwoUploadsIsKept() throws IOException {
    byte[] bytes = random(5000);
    var locations = new ArrayList<String>();
    for (int i = 0; i < 2; i++) {
      StagedContent staged = storage().stage(new ByteArrayInputStream(bytes), 5000);
      locations.add(storage().keep(staged));
    }
    assertThat(Collections.max(locations)).isNotNull();
    for (String location : locations) {
      assertThat(read(location, 0)).isEqualTo(bytes);
    }
  }
}
