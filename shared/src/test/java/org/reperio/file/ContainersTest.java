package org.reperio.file;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reperio.test.TestSettings;

class ContainersTest {

  @TempDir Path folder;
  private LocalDisk storage;
  private Containers containers;

  @BeforeEach
  void create() {
    storage = new LocalDisk(folder);
    containers = containers("100000000");
  }

  private Containers containers(String maxBytes) {
    return new Containers(
        storage,
        TestSettings.of(
            FileSettings.class,
            Map.of(
                "reperio.files.container.max-members",
                "2000",
                "reperio.files.container.max-bytes",
                maxBytes)));
  }

  private FileObject file(byte[] bytes) throws IOException {
    StagedContent staged = storage.stage(new ByteArrayInputStream(bytes), Long.MAX_VALUE);
    return new FileObject(
        new FileObject.Address(UUID.randomUUID(), "data.zip", UUID.randomUUID(), UUID.randomUUID()),
        FileStatus.COMPLETED,
        new FileObject.Description("application/zip", JsonNodeFactory.instance.objectNode(), false),
        staged.keptAt(storage.keep(staged)),
        new FileObject.Announced(null, null),
        new Transfer(Transfer.Type.L, null, null, null, null, List.of()),
        Instant.now(),
        Instant.now());
  }

  private static byte[] zip(Map<String, byte[]> members) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (var member : members.entrySet()) {
        zip.putNextEntry(new ZipEntry(member.getKey()));
        zip.write(member.getValue());
        zip.closeEntry();
      }
    }
    return out.toByteArray();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private byte[] content(FileObject file, String path) throws IOException {
    try (var content = containers.content(file, path).open()) {
      return content.readAllBytes();
    }
  }

  private static Map<String, String> unzip(byte[] bytes) throws IOException {
    var members = new TreeMap<String, String>();
    try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        members.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
      }
    }
    return members;
  }

  private static final Map<String, byte[]> TREE =
      new TreeMap<>(
          Map.of(
              "README.md", bytes("read me"),
              "data/", new byte[0],
              "data/north/a.csv", bytes("1,2"),
              "data/north/b – ü.csv", bytes("3,4"),
              "data/south/c.csv", bytes("5,6")));

  @Test
  void membersAreListedWithTheirDirectories() throws IOException {
    Containers.Listing listing = containers.list(file(zip(TREE)), "");
    assertThat(listing.truncated()).isFalse();
    assertThat(listing.entries())
        .extracting(Containers.Entry::path)
        .containsExactly(
            "README.md", "data/north/a.csv", "data/north/b – ü.csv", "data/south/c.csv");
    var crc = new CRC32();
    crc.update(bytes("read me"));
    assertThat(listing.entries().get(0).size()).isEqualTo(7);
    assertThat(listing.entries().get(0).crc()).isEqualTo(crc.getValue());
    assertThat(listing.directories())
        .containsOnlyKeys("data", "data/north", "data/south")
        .containsEntry("data/south", List.of("data/south/c.csv"));
    assertThat(containers.list(file(zip(TREE)), "data/north").entries())
        .extracting(Containers.Entry::path)
        .containsExactly("data/north/a.csv", "data/north/b – ü.csv");
    assertThatThrownBy(() -> containers.list(file(zip(TREE)), "nowhere"))
        .isInstanceOf(FileNotFound.class);
  }

  @Test
  void aMemberIsUnpackedAloneAndADirectoryAsArchive() throws IOException {
    FileObject file = file(zip(TREE));
    assertThat(content(file, "data/north/b – ü.csv")).isEqualTo(bytes("3,4"));
    assertThat(containers.content(file, "data/north/a.csv").size()).isEqualTo(3);
    assertThat(containers.content(file, "data").name()).isEqualTo("data.zip");
    assertThat(unzip(content(file, "data/")))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("north/a.csv", "1,2", "north/b – ü.csv", "3,4", "south/c.csv", "5,6"));
    assertThatThrownBy(() -> content(file, "data/west")).isInstanceOf(FileNotFound.class);
    assertThatThrownBy(() -> content(file, "../README.md")).isInstanceOf(FileNotFound.class);
  }

  @Test
  void unsafeNamesAreNeitherShownNorGivenOut() throws IOException {
    var members = new TreeMap<String, byte[]>();
    for (String name :
        List.of("../up", "/etc/passwd", "a/../../b", "C:/x", "back\\slash", "a//b", "nul\0l")) {
      members.put(name, bytes("evil"));
    }
    members.put("a/good", bytes("good"));
    FileObject file = file(zip(members));
    assertThat(containers.list(file, "").entries())
        .extracting(Containers.Entry::path)
        .containsExactly("a/good");
    assertThat(unzip(content(file, "a"))).containsOnlyKeys("good");
    assertThatThrownBy(() -> content(file, "/etc/passwd")).isInstanceOf(FileNotFound.class);
  }

  @Test
  void longListsAreCutAndEndlessOnesRefused() throws IOException {
    var members = new TreeMap<String, byte[]>();
    for (int i = 0; i < 1500; i++) {
      members.put("m%05d".formatted(i), new byte[0]);
    }
    Containers.Listing listing = containers.list(file(zip(members)), "");
    assertThat(listing.truncated()).isTrue();
    assertThat(listing.entries()).hasSize(1000);
    for (int i = 1500; i < 3000; i++) {
      members.put("m%05d".formatted(i), new byte[0]);
    }
    FileObject large = file(zip(members));
    assertThatThrownBy(() -> content(large, "m02999"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("2,000 members");
  }

  @Test
  void whatWouldUnpackToTooMuchIsRefused() throws IOException {
    FileObject bomb = file(zip(Map.of("zeros", new byte[50_000_000])));
    assertThat(containers.list(bomb, "").entries()).hasSize(1);
    assertThatThrownBy(() -> content(bomb, "zeros"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("200 times");
    containers = containers("1000");
    FileObject many = file(zip(Map.of("d/a", new byte[600], "d/b", new byte[600])));
    assertThat(content(many, "d/a")).hasSize(600);
    assertThatThrownBy(() -> content(many, "d"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("1,000 bytes");
  }

  @Test
  void sizesThatLieAreNotBelieved() throws IOException {
    byte[] archive = zip(Map.of("lie", bytes("0123456789".repeat(100))));
    int directory = indexOf(archive, new byte[] {'P', 'K', 1, 2});
    archive[directory + 24] = 50;
    archive[directory + 25] = 0;
    FileObject file = file(archive);
    assertThatThrownBy(() -> content(file, "lie"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("longer than");
    archive[directory + 24] = (byte) 0xff;
    archive[directory + 25] = (byte) 0xff;
    FileObject shorter = file(archive);
    assertThatThrownBy(() -> content(shorter, "lie"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("shorter than");
  }

  @Test
  void membersThatCannotBeUnpackedAreRefused() throws IOException {
    byte[] whole = zip(Map.of("d/text", bytes("0123456789".repeat(100))));
    int data = 30 + "d/text".length();
    byte[] garbled = whole.clone();
    java.util.Arrays.fill(garbled, data, data + 8, (byte) 0xff);
    FileObject file = file(garbled);
    assertThat(containers.list(file, "").entries()).hasSize(1);
    for (String path : List.of("d/text", "d")) {
      assertThatThrownBy(() -> content(file, path))
          .isInstanceOf(UnreadableContainer.class)
          .hasMessageContaining("cannot be unpacked");
    }
    byte[] wrongSum = whole.clone();
    wrongSum[indexOf(whole, new byte[] {'P', 'K', 1, 2}) + 16] ^= 1;
    FileObject other = file(wrongSum);
    assertThatThrownBy(() -> content(other, "d/text"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("checksum");
    byte[] elsewhere = whole.clone();
    elsewhere[indexOf(whole, new byte[] {'P', 'K', 1, 2}) + 42] = 5;
    FileObject lost = file(elsewhere);
    assertThatThrownBy(() -> content(lost, "d/text")).isInstanceOf(UnreadableContainer.class);
  }

  @Test
  void pathsThatAreTooDeepOrTooLongAreRefused() throws IOException {
    FileObject deep = file(zip(Map.of("a/".repeat(32_000) + "x", bytes("x"))));
    assertThat(deep.content().size()).isLessThan(200_000);
    FileObject tooDeep = file(zip(Map.of("a/".repeat(101) + "x", bytes("x"))));
    FileObject tooLong = file(zip(Map.of("a".repeat(4_097), bytes("x"))));
    for (FileObject refused : List.of(deep, tooDeep, tooLong)) {
      assertThatThrownBy(() -> containers.list(refused, ""))
          .isInstanceOf(UnreadableContainer.class)
          .hasMessageContaining("The container is refused");
      assertThatThrownBy(() -> content(refused, "a")).isInstanceOf(UnreadableContainer.class);
    }
    FileObject deepest = file(zip(Map.of("a/".repeat(100) + "x", bytes("x"))));
    assertThat(containers.list(deepest, "").directories()).hasSize(100);
    assertThat(content(deepest, "a/".repeat(100) + "x")).isEqualTo(bytes("x"));
  }

  @Test
  void foldersThatPathsBringCountInTheList() throws IOException {
    var members = new TreeMap<String, byte[]>();
    for (int i = 0; i < 100; i++) {
      members.put("m%03d/".formatted(i) + "f/".repeat(90) + "x", new byte[0]);
    }
    Containers.Listing listing = containers.list(file(zip(members)), "");
    assertThat(listing.truncated()).isTrue();
    assertThat(listing.entries().size() + listing.directories().size()).isEqualTo(1000);
    members.clear();
    for (int i = 0; i < 900; i++) {
      members.put("%04d".formatted(i) + "x".repeat(4_000), new byte[0]);
    }
    Containers.Listing longPaths = containers.list(file(zip(members)), "");
    assertThat(longPaths.truncated()).isTrue();
    assertThat(longPaths.entries()).hasSize(512_000 / 4_004);
  }

  @Test
  void aFolderIsJudgedAsAWhole() throws IOException {
    var members = new TreeMap<String, byte[]>();
    for (int i = 0; i < 30; i++) {
      members.put("bomb/" + i, new byte[1_000_000]);
    }
    FileObject file = file(zip(members));
    assertThat(content(file, "bomb/7")).hasSize(1_000_000);
    assertThatThrownBy(() -> content(file, "bomb"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("\"bomb\" is refused")
        .hasMessageContaining("200 times");
  }

  @Test
  void endlessDirectoriesAreRefused() throws IOException {
    containers =
        new Containers(
            storage,
            TestSettings.of(
                FileSettings.class, Map.of("reperio.files.container.max-directory", "100")));
    FileObject file = file(zip(TREE));
    assertThatThrownBy(() -> containers.list(file, ""))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("more than 100 bytes");
  }

  @Test
  void overlappingMembersAreRefused() throws IOException {
    byte[] archive = zip(new TreeMap<>(Map.of("d/a", bytes("x".repeat(300)), "d/b", bytes("y"))));
    int first = indexOf(archive, new byte[] {'P', 'K', 1, 2});
    // Both claim to fill nearly all of the archive.
    archive[first + 20] = (byte) 200;
    int second = first + 46 + 3 + (archive[first + 30] & 0xff);
    archive[second + 20] = (byte) 200;
    FileObject file = file(archive);
    assertThat(file.content().size()).isLessThan(400);
    assertThatThrownBy(() -> content(file, "d"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("overlap");
  }

  @Test
  void encryptedMembersAndOtherFormatsAreRefused() throws IOException {
    byte[] archive = zip(Map.of("secret", bytes("secret")));
    int directory = indexOf(archive, new byte[] {'P', 'K', 1, 2});
    archive[directory + 8] |= 1;
    FileObject encrypted = file(archive);
    assertThat(containers.list(encrypted, "").entries()).hasSize(1);
    assertThatThrownBy(() -> content(encrypted, "secret"))
        .isInstanceOf(UnreadableContainer.class)
        .hasMessageContaining("encrypted");
    for (byte[] other : List.of(new byte[0], bytes("no archive"), new byte[70_000])) {
      FileObject file = file(other);
      assertThatThrownBy(() -> containers.list(file, "")).isInstanceOf(UnreadableContainer.class);
    }
    byte[] whole = zip(TREE);
    for (int end = 0; end < whole.length; end += 7) {
      FileObject cut = file(java.util.Arrays.copyOf(whole, end));
      assertThatThrownBy(() -> containers.list(cut, "")).isInstanceOf(UnreadableContainer.class);
    }
  }

  @Test
  void archivesWithZip64AndWithSomethingBeforeThemAreRead() throws IOException {
    var out = new ByteArrayOutputStream();
    out.write(bytes("#!/bin/sh\nexit 0\n"));
    try (var zip = new ZipArchiveOutputStream((OutputStream) out)) {
      zip.setUseZip64(Zip64Mode.Always);
      zip.putArchiveEntry(new ZipArchiveEntry("a/b.txt"));
      zip.write(bytes("hello"));
      zip.closeArchiveEntry();
    }
    FileObject file = file(out.toByteArray());
    assertThat(containers.list(file, "").entries())
        .extracting(Containers.Entry::size)
        .containsExactly(5L);
    assertThat(content(file, "a/b.txt")).isEqualTo(bytes("hello"));
  }

  /** 4.5 GB of zeros through the streamed archive, read back by its directory. */
  @Test
  void streamedArchivesMayBeLargerThan4GB() throws IOException {
    long size = 4_500_000_000L;
    Path archive = folder.resolve("large.zip");
    Iterator<StreamedZip.Member> contents =
        List.of(
                new StreamedZip.Member("zeros", size, null, new Zeros(size)),
                new StreamedZip.Member("after", 5, null, new ByteArrayInputStream(bytes("after"))))
            .iterator();
    var all =
        new StreamedZip.Members() {
          @Override
          public Optional<StreamedZip.Member> next() {
            return contents.hasNext() ? Optional.of(contents.next()) : Optional.empty();
          }

          @Override
          public void close() {}
        };
    try (var zip = new StreamedZip(all, true)) {
      java.nio.file.Files.copy(zip, archive);
    }
    var members = new ArrayList<ZipMember>();
    try (var zip = ZipDirectory.open(java.nio.channels.FileChannel.open(archive), 1000)) {
      zip.forEach(members::add);
      assertThat(members).extracting(ZipMember::size).containsExactly(size, 5L);
      assertThat(zip.open(members.get(1)).readAllBytes()).isEqualTo(bytes("after"));
    }
    try (var zip = new java.util.zip.ZipFile(archive.toFile())) {
      assertThat(zip.getEntry("zeros").getSize()).isEqualTo(size);
      assertThat(zip.getInputStream(zip.getEntry("after")).readAllBytes())
          .isEqualTo(bytes("after"));
    }
  }

  private static final class Zeros extends java.io.InputStream {
    private long left;

    Zeros(long left) {
      this.left = left;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      int read = (int) Math.min(length, left);
      left -= read;
      java.util.Arrays.fill(bytes, offset, offset + read, (byte) 0);
      return read == 0 ? -1 : read;
    }
  }

  private static int indexOf(byte[] bytes, byte[] wanted) {
    for (int i = 0; i <= bytes.length - wanted.length; i++) {
      if (java.util.Arrays.equals(bytes, i, i + wanted.length, wanted, 0, wanted.length)) {
        return i;
      }
    }
    throw new AssertionError("not found");
  }
}
