package org.reperio.services;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The classes of a child process, loaded and verified once and kept in a file (class data sharing):
 * with it OpenSearch starts with half the work. The file holds for one Java and one set of jars.
 */
final class ClassArchive {
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final Path file;

  private ClassArchive(Path file) {
    this.file = file;
  }

  /** The archive for the class path {@code lib/service}; it need not exist. */
  static ClassArchive of(Path lib, String service) throws IOException {
    try (Stream<Path> jars = Files.list(lib.resolve(service))) {
      return of(lib, service, jars.sorted().toList());
    }
  }

  /** The archive for a service that runs from these jars; it need not exist. */
  static ClassArchive of(Path lib, String service, List<Path> jars) throws IOException {
    StringBuilder key = new StringBuilder(System.getProperty("java.vm.version"));
    for (Path jar : jars) {
      key.append('\n').append(jar).append(' ').append(Files.size(jar));
      key.append(' ').append(Files.getLastModifiedTime(jar).toMillis());
    }
    return new ClassArchive(
        lib.resolveSibling("class-archives").resolve(service + "-" + digest(key) + ".jsa"));
  }

  private static String digest(CharSequence text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256")
              .digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean exists() {
    return Files.exists(file);
  }

  /** Options by which a process uses the archive; none when it is missing. */
  List<String> options() {
    return exists() ? List.of("-XX:SharedArchiveFile=" + file, "-Xlog:cds=off") : List.of();
  }

  /**
   * Makes the archive by running {@code command} with an empty standard input, at the lowest
   * priority. What cannot be made is done without.
   *
   * @param command as for the real start, but on a folder and a port of its own
   * @param started whether it has started and is to be ended; never, for what ends by itself
   * @return whether the archive is there now
   */
  boolean record(ProcessBuilder command, BooleanSupplier started)
      throws IOException, InterruptedException {
    Files.createDirectories(file.getParent());
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.deleteIfExists(fresh);
    List<String> full = new ArrayList<>(Priority.LOWEST.prefix());
    full.add(command.command().get(0));
    full.add("-XX:ArchiveClassesAtExit=" + fresh);
    full.addAll(command.command().subList(1, command.command().size()));
    Process process =
        command
            .command(full)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      process.getOutputStream().close();
      while (!process.waitFor(PAUSE.toMillis(), TimeUnit.MILLISECONDS)) {
        if (started.getAsBoolean()) {
          process.destroy();
          process.waitFor();
        }
      }
    } finally {
      process.destroyForcibly();
    }
    if (Files.exists(fresh)) {
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    return exists();
  }
}
