package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.commons.codec.digest.DigestUtils;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reperio.access.Identity;
import org.reperio.account.Accounts;
import org.reperio.database.Sql;
import org.reperio.file.AnnouncedFile;
import org.reperio.file.FileCollector;
import org.reperio.file.FileObject;
import org.reperio.file.FileStorage;
import org.reperio.file.HeldContent;
import org.reperio.file.LocalDisk;
import org.reperio.record.DraftCreation;
import org.reperio.record.DraftFiles;
import org.reperio.test.TestServices;
import org.reperio.worker.cli.CommandFailure;
import org.reperio.worker.cli.Terminal;

/** Backups of a running instance. BackupIT in scripts/e2e restores them into other ones. */
@QuarkusTest
@QuarkusTestResource(TestServices.class)
class BackupTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Inject DataSource database;
  @Inject FileStorage storage;
  @Inject FileCollector collector;
  @Inject InstanceFiles configuration;
  @Inject Terminal terminal;
  @Inject ObjectMapper json;
  @Inject Sql sql;
  @Inject Accounts accounts;
  @Inject DraftCreation deposits;
  @Inject DraftFiles drafts;

  Path target;
  Identity who;
  String draft;

  @BeforeEach
  void deposit() throws IOException {
    target = folder.resolve("backups");
    String email = "u-" + UUID.randomUUID() + "@example.org";
    long id = accounts.create(Identity.ofSystem(), email, "Test User").id();
    who = Identity.user(id, Set.of(Identity.ADMINISTRATOR));
    var document = (ObjectNode) json.readTree("{\"metadata\": {\"title\": \"Backed up\"}}");
    draft = deposits.create(who, "rdm", document).json().get("id").asText();
  }

  private FileObject upload(String key, byte[] bytes) throws IOException {
    drafts.start(who, draft, List.of(AnnouncedFile.named(key)));
    drafts.upload(who, draft, key, OptionalLong.empty()).take(new ByteArrayInputStream(bytes));
    return drafts.commit(who, draft, key);
  }

  private static byte[] random(int size) {
    var bytes = new byte[size];
    new Random().nextBytes(bytes);
    return bytes;
  }

  private Path key(String secret) {
    try {
      return Files.writeString(folder.resolve("key-" + secret.hashCode()), secret + "\n");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private BackupFolders folders(String secret) {
    Optional<Path> key = secret.isEmpty() ? Optional.empty() : Optional.of(key(secret));
    return new BackupFolders(new Seals(() -> key), json);
  }

  private Backup.Made backUp(String secret) throws IOException {
    return new Backup(database, storage, folders(secret), configuration, terminal).make(target);
  }

  private void verify(String secret) throws IOException {
    try (BackupFolders.Opened opened = folders(secret).open(target)) {
      new Verification(terminal).verify(opened.folder(), opened.backup());
    }
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(target)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("lock"))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET})
  void oneChangedByteAnywhereIsFound(String secret) throws IOException {
    FileObject small = upload("small", random(1000));
    FileObject large = upload("large", random(3_000_000));
    FileObject empty = upload("empty", new byte[0]);
    Backup.Made made = backUp(secret);
    // Others may have left lost content in this database.
    assertThat(made.manifest().contents().missing())
        .doesNotContain(
            small.content().sha256(), large.content().sha256(), empty.content().sha256());
    assertThat(made.manifest().database().rows("draft")).isPositive();
    verify(secret);
    var random = new Random(42);
    int changed = 0;
    for (Path file : files()) {
      byte[] bytes = Files.readAllBytes(file);
      if (bytes.length == 0) {
        continue;
      }
      for (int place : new int[] {0, random.nextInt(bytes.length), bytes.length - 1}) {
        byte[] flipped = bytes.clone();
        flipped[place] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, flipped);
        assertThatThrownBy(() -> verify(secret))
            .as("byte %d of %s is changed", place, target.relativize(file))
            .isInstanceOf(CommandFailure.class);
        changed++;
      }
      Files.write(file, bytes);
    }
    assertThat(changed).isGreaterThan(60);
    verify(secret);
  }

  @Test
  void whatIsMissingCutOrAddedIsNamed() throws IOException {
    FileObject file = upload("f", random(1000));
    String name = backUp("").manifest().name();
    Path rows = target.resolve(name).resolve("database/draft.copy.gz");
    byte[] bytes = Files.readAllBytes(rows);
    Files.delete(rows);
    assertThatThrownBy(() -> verify("")).hasMessageContaining("database/draft.copy.gz is missing");
    Files.write(rows, new byte[3]);
    assertThatThrownBy(() -> verify("")).hasMessageContaining("draft.copy.gz has 3 bytes, not");
    Files.write(rows, bytes);
    Path more = Files.writeString(rows.resolveSibling("more"), "x");
    assertThatThrownBy(() -> verify(""))
        .hasMessageContaining("database/more does not belong to it");
    Files.delete(more);
    Path content = target.resolve("files").resolve(file.content().location());
    byte[] kept = Files.readAllBytes(content);
    Files.delete(content);
    assertThatThrownBy(() -> verify(""))
        .hasMessageContaining(file.content().sha256() + " is missing");
    Files.write(content, new byte[10]);
    assertThatThrownBy(() -> verify("")).hasMessageContaining("has 10 bytes, not 1,000");
    // The next backup puts it right.
    assertThat(backUp("").copied()).isEqualTo(1);
    assertThat(content).hasBinaryContent(kept);
    verify("");
  }

  @Test
  void anotherFormatIsRefused() throws IOException {
    String name = backUp("").manifest().name();
    Path manifest = target.resolve(name).resolve("manifest.json");
    String changed = Files.readString(manifest).replaceFirst("\"format\" : 1", "\"format\" : 2");
    Files.writeString(manifest, changed);
    Files.writeString(
        manifest.resolveSibling("manifest.sha256"),
        DigestUtils.sha256Hex(changed.getBytes(UTF_8)) + "\n");
    assertThatThrownBy(() -> verify(""))
        .hasMessageContaining("has format 2, and this program reads format 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET})
  void filesAreCopiedOnce(String secret) throws IOException {
    upload("first", random(2000));
    backUp(secret);
    long before = files().stream().filter(file -> file.startsWith(target.resolve("files"))).count();
    upload("second", random(500));
    Backup.Made second = backUp(secret);
    assertThat(second.copied()).isEqualTo(1);
    assertThat(second.copiedBytes()).isEqualTo(500);
    assertThat(files().stream().filter(file -> file.startsWith(target.resolve("files"))).count())
        .isEqualTo(before + 1);
    verify(secret);
  }

  @Test
  void anEncryptedBackupTellsNothing() throws IOException {
    byte[] content = "Glaciers of the Tien Shan, unpublished".getBytes(UTF_8);
    FileObject file = upload("secret", content);
    String name = backUp(SECRET).manifest().name();
    for (Path one : files()) {
      assertThat(one.toString()).doesNotContain(file.content().sha256());
      assertThat(new String(Files.readAllBytes(one), UTF_8))
          .doesNotContain("Glaciers", "migrations", file.content().sha256());
    }
    assertThatThrownBy(() -> verify("")).hasMessageContaining("set reperio.backup.key-file");
    assertThatThrownBy(() -> verify(SECRET + "!")).hasMessageContaining("another key");
    assertThatThrownBy(() -> backUp("")).hasMessageContaining("are encrypted");
    assertThatThrownBy(() -> backUp("short")).hasMessageContaining("fewer than 32 characters");
    // Two parts that change places are whole, and are not what was stored.
    Path one = target.resolve(name).resolve("database/account.copy.gz");
    assertThatThrownBy(
            () ->
                KeySeal.of(key(SECRET))
                    .opening(Files.newInputStream(one), name + "/database/draft.copy.gz")
                    .readAllBytes())
        .isInstanceOf(IOException.class);
  }

  @Test
  void aFolderOfOthersIsLeftAlone() throws IOException {
    Files.createDirectories(target);
    Files.writeString(target.resolve("diary.txt"), "mine");
    assertThatThrownBy(() -> backUp("")).hasMessageContaining("is not empty and is no folder");
    assertThat(files()).hasSize(1);
    assertThatThrownBy(() -> verify("")).hasMessageContaining("no folder of backups");
    target = folder.resolve("plain");
    backUp("");
    assertThatThrownBy(() -> backUp(SECRET)).hasMessageContaining("are not encrypted");
  }

  @Test
  void whatWasInterruptedIsNoBackup() throws IOException {
    String whole = backUp("").manifest().name();
    Path partial = target.resolve("2020-01-01T000000Z.partial");
    Files.createDirectories(partial.resolve("database"));
    Path left = target.resolve("files/incoming/some.part");
    Files.createDirectories(left.getParent());
    Files.writeString(left, "half");
    try (BackupFolder opened = folders("").toRead(target)) {
      assertThat(opened.names()).containsExactly(whole);
    }
    assertThatThrownBy(() -> folders("").open(partial)).hasMessageContaining("is no whole backup");
    backUp("");
    assertThat(partial).doesNotExist();
    assertThat(left).doesNotExist();
  }

  @Test
  void oneAtATime() throws IOException {
    try (HeldContent held = HeldContent.begin(database).orElseThrow()) {
      assertThat(held.isHeld()).isTrue();
      assertThatThrownBy(() -> backUp("")).hasMessageContaining("Another backup or restore");
    }
    backUp("");
    try (BackupFolder opened = folders("").toPrune(target)) {
      assertThat(opened.names()).hasSize(1);
      assertThatThrownBy(() -> backUp("")).hasMessageContaining("Another program works in");
      assertThatThrownBy(() -> verify("")).hasMessageContaining("Another program works in");
    }
  }

  @Test
  void nothingIsDeletedMeanwhile() throws IOException {
    FileObject file = upload("f", random(700));
    try (HeldContent held = HeldContent.begin(database).orElseThrow()) {
      drafts.delete(who, draft, "f");
      collector.collect(Duration.ZERO, false);
      assertThat(storage.exists(file.content().location())).isTrue();
      assertThat(held.isHeld()).isTrue();
    }
    collector.collect(Duration.ZERO, false);
    assertThat(storage.exists(file.content().location())).isFalse();
  }

  @Test
  void lostContentIsSaidAndStopsNothing() throws IOException {
    FileObject lost = upload("lost", random(800));
    FileObject kept = upload("kept", random(900));
    storage.delete(lost.content().location());
    Backup.Made made = backUp("");
    assertThat(made.manifest().contents().missing())
        .contains(lost.content().sha256())
        .doesNotContain(kept.content().sha256());
    assertThat(target.resolve("files").resolve(kept.content().location())).exists();
    verify("");
    drafts.delete(who, draft, "lost");
    collector.collect(Duration.ZERO, false);
  }

  @Test
  void aStorageWithoutFilesIsNotBackedUp() throws IOException {
    upload("f", random(100));
    var elsewhere = new LocalDisk(folder.resolve("empty"));
    assertThatThrownBy(
            () ->
                new Backup(database, elsewhere, folders(""), configuration, terminal).make(target))
        .hasMessageContaining("The storage has none of the files");
    try (BackupFolder opened = folders("").toRead(target)) {
      assertThat(opened.names()).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET})
  void pruningKeepsWhatOthersNeed(String secret) throws IOException {
    FileObject gone = upload("gone", random(1200));
    upload("stays", random(1300));
    String first = backUp(secret).manifest().name();
    drafts.delete(who, draft, "gone");
    collector.collect(Duration.ZERO, false);
    assertThat(storage.exists(gone.content().location())).isFalse();
    String second = backUp(secret).manifest().name();
    try (BackupFolder opened = folders(secret).toPrune(target)) {
      Pruning.Pruned pruned = new Pruning().prune(opened, 1);
      assertThat(pruned.backups()).containsExactly(first);
      assertThat(pruned.contents()).isPositive();
      assertThat(opened.names()).containsExactly(second);
    }
    verify(secret);
  }

  @Test
  void aRoleThatOnlyReadsMayBackUp() throws Exception {
    String role = "backup_" + UUID.randomUUID().toString().substring(0, 8);
    sql.update("create role " + role + " login in role pg_read_all_data");
    sql.update("alter role " + role + " set default_transaction_read_only = on");
    try (var folderOf = folders("").toWrite(target);
        NewBackup backup = folderOf.begin();
        var connection = database.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("set role " + role);
      statement.execute("set default_transaction_read_only = on");
      try (DatabaseSnapshot snapshot = DatabaseSnapshot.begin(connection)) {
        Manifest.Database written = snapshot.write(backup, bytes -> {});
        snapshot.writeContents(backup);
        assertThat(written.rows("account")).isPositive();
        assertThat(written.sequences())
            .filteredOn(sequence -> sequence.name().equals("account_id_seq"))
            .allSatisfy(sequence -> assertThat(sequence.value()).isPositive())
            .hasSize(1);
        assertThat(snapshot.migrations()).contains("1", "19");
      } finally {
        statement.execute("reset role");
        statement.execute("reset default_transaction_read_only");
      }
    } finally {
      sql.update("drop role " + role);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", SECRET})
  void aFullDiskLeavesWhatWasThere(String secret) throws Exception {
    Files.createDirectories(target);
    // With room for what other tests have left in this database.
    long size = 6_000_000 + sql.count("select coalesce(sum(size), 0) from stored_file");
    Process mount =
        new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", target.toString())
            .redirectErrorStream(true)
            .start();
    assumeTrue(mount.waitFor() == 0, "file systems can be mounted here");
    try {
      upload("small", random(1000));
      String first = backUp(secret).manifest().name();
      upload("large", random(7_000_000));
      assertThatThrownBy(() -> backUp(secret))
          .isInstanceOf(CommandFailure.class)
          .hasMessageContaining("There is no room left in " + target);
      try (BackupFolder opened = folders(secret).toRead(target)) {
        assertThat(opened.names()).containsExactly(first);
      }
      verify(secret);
      assertThat(files()).noneMatch(file -> file.toString().contains(".part"));
    } finally {
      new ProcessBuilder("umount", "--lazy", target.toString()).start().waitFor();
      drafts.delete(who, draft, "large");
      collector.collect(Duration.ZERO, false);
    }
  }
}
