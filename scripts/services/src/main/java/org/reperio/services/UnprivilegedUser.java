package org.reperio.services;

import com.sun.security.auth.module.UnixSystem;
import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/**
 * How to run a program that refuses to run as root when we are root: in a user namespace of its
 * own, else (a container may forbid those) as another user.
 *
 * @param uid who owns the program's files
 * @param prefix what to put before the command
 */
record UnprivilegedUser(int uid, List<String> prefix) {
  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  static UnprivilegedUser current() {
    int uid = (int) new UnixSystem().getUid();
    if (uid != ROOT) {
      return new UnprivilegedUser(uid, List.of());
    }
    return LinuxUtils.isUnshareAvailable() ? inNamespace() : nobody();
  }

  /** Inside the namespace root has no name, and on the disk its files stay root's. */
  static UnprivilegedUser inNamespace() {
    return new UnprivilegedUser(ROOT, List.of("unshare", "-U"));
  }

  static UnprivilegedUser nobody() {
    return new UnprivilegedUser(
        NOBODY, List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
  }

  /**
   * Lets this user, where it is another one, pass through folders that are closed to others; what
   * is in them it cannot list.
   */
  void reach(Path... folders) throws IOException {
    if ((int) new UnixSystem().getUid() == ROOT && uid != ROOT) {
      for (Path folder : folders) {
        Files.setAttribute(folder, "unix:gid", uid);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));
      }
    }
  }

  /** Gives {@code folder} to this user when it belongs to another one that we may take it from. */
  void own(Path folder) throws IOException {
    if ((int) new UnixSystem().getUid() == ROOT) {
      Trees.give(folder, uid);
    }
  }
}
