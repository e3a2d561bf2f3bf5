package org.reperio.e2e.product;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A file system of its own, in memory, so small that a test can fill it. */
public final class SmallDisk implements AutoCloseable {

  private static final String BALLAST = ".ballast";
  private static final int BLOCK = 64 * 1024;

  private final Path folder;

  private SmallDisk(Path folder) {
    this.folder = folder;
  }

  /**
   * Puts one in the place of a folder, which is made.
   *
   * @throws IOException where that is not allowed, with what the system said
   */
  public static SmallDisk at(Path folder, int megabytes) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    run("mount", "-t", "tmpfs", "-o", "size=" + megabytes + "m,mode=700", "tmpfs", folder);
    return new SmallDisk(folder);
  }

  /** Takes away what a test that was killed has left in the place of a folder. */
  public static void remove(Path folder) throws InterruptedException {
    try {
      run("umount", "--lazy", folder);
    } catch (IOException e) {
      // It is a folder like all others.
    }
  }

  /** Takes all room that there is, except for so many bytes. */
  public void fill(long rest) throws IOException {
    try (OutputStream ballast =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve(BALLAST)), BLOCK)) {
      byte[] block = new byte[BLOCK];
      while (free() > rest + BLOCK) {
        ballast.write(block);
        ballast.flush();
      }
      while (rest == 0) {
        ballast.write(block, 0, 1);
        ballast.flush();
      }
    } catch (IOException e) {
      if (free() > rest + BLOCK) {
        throw e;
      }
    }
  }

  /** Makes room. */
  public void empty() throws IOException {
    Files.delete(folder.resolve(BALLAST));
  }

  /** The bytes that are left. */
  public long free() throws IOException {
    return Files.getFileStore(folder).getUsableSpace();
  }

  /** How many files are on it. */
  public long files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(one -> !one.endsWith(BALLAST)).count();
    }
  }

  @Override
  public void close() throws IOException, InterruptedException {
    run("umount", "--lazy", folder);
  }

  private static void run(Object... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(Stream.of(command).map(Object::toString).toList())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(said.strip());
    }
  }
}
