package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The folder of one instance: what its embedded services keep, their logs, and how to reach them.
 *
 * @param root absolute path; need not exist yet
 */
public record InstanceFolder(Path root) {
  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  /**
   * The instance at {@code folder}, made when it is missing and closed to all but its owner: it
   * holds secrets and restricted files.
   */
  public static InstanceFolder at(Path folder) throws IOException {
    InstanceFolder instance = new InstanceFolder(folder.toAbsolutePath().normalize());
    boolean known = Files.isDirectory(instance.state());
    make(instance.state());
    make(instance.logs());
    Trees.close(instance.root().toRealPath(), known ? Integer.MAX_VALUE : 1);
    return instance;
  }

  /** Makes a folder and those above it that are missing, for their owner only. */
  static void make(Path folder) throws IOException {
    Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(FOLDER));
  }

  /** Everything that the services keep: data, ports, credentials, records of running processes. */
  public Path state() {
    return root.resolve("services");
  }

  /** Log files, one a process. */
  public Path logs() {
    return root.resolve("logs");
  }

  /** The log file of the process {@code name}. */
  public Path log(String name) {
    return logs().resolve(name + ".log");
  }

  /** Where a process writes its log: at its end, in a file for its owner only. */
  ProcessBuilder.Redirect appendTo(String name) throws IOException {
    if (!Files.exists(log(name))) {
      Files.createFile(log(name), PosixFilePermissions.asFileAttribute(FILE));
    }
    return ProcessBuilder.Redirect.appendTo(log(name).toFile());
  }

  /** The data of the service {@code name}. */
  public Path data(String name) {
    return state().resolve(name);
  }

  /** Jars of add-ons for all services; those for one service are in a folder of its name below. */
  public Path addOns() {
    return root.resolve("add-ons");
  }

  /**
   * The service {@code name} with add-ons; exists only where there are some. Quarkus builds again
   * only in a folder of this name.
   */
  public Path application(String name) {
    return root.resolve("applications").resolve(name).resolve("quarkus-app");
  }

  /** How to reach the services, as configuration keys; exists while all of them are up. */
  public Path settings() {
    return root.resolve("services.properties");
  }

  /** The same as {@link #settings()}, as environment variables for a shell. */
  public Path environment() {
    return root.resolve("services.env");
  }

  /** Replaces {@code file} in one step, readable by its owner only: it may hold a password. */
  static void replace(Path file, String content) throws IOException {
    Path fresh =
        Files.createTempFile(
            file.getParent(),
            file.getFileName().toString(),
            ".new",
            PosixFilePermissions.asFileAttribute(FILE));
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
