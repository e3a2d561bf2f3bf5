package org.reperio.services;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/**
 * PostgreSQL's programs, unpacked once from the archive that Maven Central has for this platform.
 */
final class PostgreSqlBinaries {
  private PostgreSqlBinaries() {}

  /**
   * The folder with {@code bin}, {@code lib} and {@code share}.
   *
   * @param folder where unpacked programs are kept
   * @throws IOException when there is no PostgreSQL for this platform, or the disk is full
   */
  static Path unpack(Path folder) throws IOException {
    Path unpacked = folder.resolve("postgresql-" + Versions.of("postgresql"));
    if (Files.isDirectory(unpacked)) {
      return unpacked;
    }
    InstanceFolder.make(folder);
    Path fresh = folder.resolve("postgresql-unpacking");
    Trees.delete(fresh);
    String system =
        System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac") ? "Darwin" : "Linux";
    try (InputStream archive =
            DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                system, System.getProperty("os.arch"));
        TarArchiveInputStream tar =
            new TarArchiveInputStream(
                new XZCompressorInputStream(new BufferedInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        extract(tar, entry, fresh);
      }
    } catch (IllegalStateException | NullPointerException e) {
      throw new IOException(
          "there is no embedded PostgreSQL for "
              + system
              + " on "
              + System.getProperty("os.arch")
              + "; set REPERIO_DATABASE_URL to a database of your own",
          e);
    }
    Files.move(fresh, unpacked, StandardCopyOption.ATOMIC_MOVE);
    return unpacked;
  }

  private static void extract(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path target = folder.resolve(entry.getName()).normalize();
    if (!target.startsWith(folder)) {
      throw new IOException("the archive reaches out of its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(target.getParent());
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & 0100) != 0 && !target.toFile().setExecutable(true, false)) {
      throw new IOException("cannot make executable: " + target);
    }
  }
}
