package org.reperio.services;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whole folders. */
final class Trees {
  /** All that others may do, except for passing through on the way to something of their own. */
  private static final Set<PosixFilePermission> OPEN =
      EnumSet.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  private static final int STICKY = 01000;

  private Trees() {}

  /** Deletes {@code folder} and all in it; does nothing when it is missing. */
  static void delete(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(folder)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : deepestFirst) {
      Files.delete(path);
    }
  }

  /**
   * Takes what others may do with {@code folder} and, down to {@code depth}, with what is in it.
   * Does nothing where the folder is closed already.
   *
   * @throws IOException when the folder is one that all users share, or belongs to another user
   */
  static void close(Path folder, int depth) throws IOException {
    if (Collections.disjoint(Files.getPosixFilePermissions(folder), OPEN)) {
      return;
    }
    if (((int) Files.getAttribute(folder, "unix:mode") & STICKY) != 0) {
      throw new IOException(folder + " is shared by all users; name a folder of your own");
    }
    shut(folder);
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder, depth)) {
      paths = all.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
    for (Path path : paths) {
      try {
        shut(path);
      } catch (AccessDeniedException | NoSuchFileException e) {
        // Another user's, or gone meanwhile: the folder above is closed.
      }
    }
  }

  private static void shut(Path path) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
    if (permissions.removeIf(permission -> !permission.name().startsWith("OWNER"))) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  /** Gives {@code folder} and all in it to the user {@code uid}, unless it is already theirs. */
  static void give(Path folder, int uid) throws IOException {
    if (Files.getAttribute(folder, "unix:uid").equals(uid)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(folder)) {
      paths = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.setAttribute(path, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
      Files.setAttribute(path, "unix:gid", uid, LinkOption.NOFOLLOW_LINKS);
    }
  }
}
