package org.reperio.services;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of one instance: what its embedded services keep, their logs, and how to reach them.
 *
 * @param root absolute path; need not exist yet
 */
public record InstanceFolder(Path root) {

  /** The instance at {@code folder}, made when it is missing. */
  public static InstanceFolder at(Path folder) throws IOException {
    InstanceFolder instance = new InstanceFolder(folder.toAbsolutePath().normalize());
    Files.createDirectories(instance.state());
    Files.createDirectories(instance.logs());
    return instance;
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
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(fresh, content);
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }
}
