package org.reperio.worker.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.io.FileUtils;
import org.reperio.worker.cli.CommandFailure;

/**
 * A folder of backups: a mark that says so, a folder for each backup, and the content of files that
 * they share. One program at a time works in it.
 */
final class BackupFolder implements AutoCloseable {

  private static final String MARK = "reperio-backups";
  private static final String LOCK = "lock";
  private static final String CONTENTS = "files";
  private static final String PARTIAL = ".partial";

  /** What a new file system has in its root. */
  private static final Set<String> NOTHING = Set.of("lost+found");

  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private static final Pattern NAMED = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d{6}Z");

  private final Path root;
  private final Seal seal;
  private final ObjectMapper json;
  private final FileChannel lock;

  private BackupFolder(Path root, Seal seal, ObjectMapper json, FileChannel lock) {
    this.root = root;
    this.seal = seal;
    this.json = json;
    this.lock = lock;
  }

  /** Opens a folder to change it, and makes one where there is none. */
  static BackupFolder toWrite(Path root, Seal seal, ObjectMapper json) throws IOException {
    if (Files.notExists(root)) {
      make(root);
    }
    if (Files.notExists(root.resolve(MARK))) {
      requireEmpty(root);
      Path written = root.resolve(MARK + ".new");
      Files.writeString(written, mark(seal));
      Files.move(written, root.resolve(MARK), StandardCopyOption.ATOMIC_MOVE);
    }
    return open(root, seal, json, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Opens a folder to change it, which must be there. */
  static BackupFolder toPrune(Path root, Seal seal, ObjectMapper json) throws IOException {
    return open(root, seal, json, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Opens a folder to read it. */
  static BackupFolder toRead(Path root, Seal seal, ObjectMapper json) throws IOException {
    return open(root, seal, json, StandardOpenOption.READ);
  }

  private static BackupFolder open(
      Path root, Seal seal, ObjectMapper json, StandardOpenOption... options) throws IOException {
    requireMark(root, seal);
    boolean reads = Set.of(options).contains(StandardOpenOption.READ);
    if (reads && Files.notExists(root.resolve(LOCK))) {
      return new BackupFolder(root, seal, json, null);
    }
    FileChannel channel = FileChannel.open(root.resolve(LOCK), options);
    if (!locked(channel, reads)) {
      channel.close();
      throw new CommandFailure("Another program works in %s: wait for its end.".formatted(root));
    }
    return new BackupFolder(root, seal, json, channel);
  }

  private static boolean locked(FileChannel channel, boolean shared) throws IOException {
    try {
      FileLock lock = channel.tryLock(0, Long.MAX_VALUE, shared);
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** What is in it is as secret as the instance. */
  private static void make(Path root) throws IOException {
    Files.createDirectories(root);
    if (root.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
    }
  }

  private static void requireEmpty(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      throw new CommandFailure("%s is not a folder.".formatted(root));
    }
    try (Stream<Path> found = Files.list(root)) {
      if (found.anyMatch(path -> !NOTHING.contains(path.getFileName().toString()))) {
        throw new CommandFailure(
            "%s is not empty and is no folder of backups: name another one.".formatted(root));
      }
    }
  }

  private static String mark(Seal seal) {
    return "Backups of Reperio, format %d. Key: %s\n"
        .formatted(Manifest.FORMAT, seal.fingerprint());
  }

  private static void requireMark(Path root, Seal seal) throws IOException {
    Path file = root.resolve(MARK);
    if (!Files.isRegularFile(file)) {
      throw new CommandFailure(
          "%s is no folder of backups: it has no file %s.".formatted(root, MARK));
    }
    String found = new String(Files.readAllBytes(file), UTF_8);
    if (found.equals(mark(seal))) {
      return;
    }
    String unencrypted = mark(Seal.NONE);
    String start = unencrypted.substring(0, unencrypted.lastIndexOf(' ') + 1);
    if (!found.startsWith(start)) {
      throw new CommandFailure(
          "%s is damaged, or of another version of this program, which reads format %d."
              .formatted(file, Manifest.FORMAT));
    }
    if (found.equals(unencrypted)) {
      throw new CommandFailure(
          "The backups in %s are not encrypted, and reperio.backup.key-file is set: name another"
                  .formatted(root)
              + " folder, or unset it.");
    }
    throw new CommandFailure(
        seal == Seal.NONE
            ? "The backups in %s are encrypted: set reperio.backup.key-file.".formatted(root)
            : "The backups in %s are encrypted with another key than that of reperio.backup.key-file, or %s is damaged."
                .formatted(root, MARK));
  }

  /** Whether something is called as a backup, whole or not. */
  static boolean isNamed(Path path) {
    String name = path.getFileName().toString();
    return NAMED.matcher(name.replace(PARTIAL, "")).matches();
  }

  /** Whether this is a folder of backups. */
  static boolean isOne(Path root) {
    return Files.exists(root.resolve(MARK));
  }

  ContentStore contents() {
    return new ContentStore(root.resolve(CONTENTS), seal);
  }

  /** The names of all whole backups, the oldest first. */
  List<String> names() throws IOException {
    return listed(name -> NAMED.matcher(name).matches());
  }

  private List<String> listed(Predicate<String> wanted) throws IOException {
    try (Stream<Path> found = Files.list(root)) {
      return found
          .filter(Files::isDirectory)
          .map(path -> path.getFileName().toString())
          .filter(wanted)
          .sorted()
          .toList();
    }
  }

  /** Reads a whole backup. */
  WholeBackup backup(String name) throws IOException {
    return WholeBackup.read(root.resolve(name), seal, json);
  }

  /** Begins a new backup. */
  NewBackup begin() throws IOException {
    Instant time = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    while (Files.exists(root.resolve(NAME.format(time)))) {
      time = time.plusSeconds(1);
    }
    String name = NAME.format(time);
    Path folder = Files.createDirectory(root.resolve(name + PARTIAL));
    return new NewBackup(folder, root.resolve(name), seal, json);
  }

  /** Deletes what interrupted backups have left; content that they have stored whole stays. */
  void tidy() throws IOException {
    for (String name : listed(one -> one.endsWith(PARTIAL))) {
      FileUtils.deleteDirectory(root.resolve(name).toFile());
    }
    contents().tidy();
  }

  /** Deletes a backup; at once it is none any more. */
  void delete(String name) throws IOException {
    Path gone = root.resolve(name + PARTIAL);
    Files.move(root.resolve(name), gone, StandardCopyOption.ATOMIC_MOVE);
    FileUtils.deleteDirectory(gone.toFile());
  }

  @Override
  public void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }
}
