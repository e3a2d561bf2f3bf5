package org.reperio.worker.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.GZIPOutputStream;

/** Where a command writes what may be large: a file, which appears when it is whole, or a pipe. */
public final class Output {

  /** How commands describe the option that names the file. */
  public static final String DESCRIPTION =
      "The file to write, compressed if it ends in .gz; else the standard output.";

  private static final int BUFFER = 64 * 1024;

  private Output() {}

  /** Writes, and says how many were written. */
  public interface Writing {
    long to(OutputStream out) throws IOException;
  }

  /**
   * Writes to a file, compressed if its name ends in {@code .gz}, or to the standard output.
   *
   * @param file null for the standard output
   * @return how many were written
   */
  public static long write(Path file, Terminal terminal, Writing writing) throws IOException {
    if (file == null) {
      var out = new BufferedOutputStream(terminal.out(), BUFFER);
      long written = writing.to(out);
      out.flush();
      return written;
    }
    Path part = file.resolveSibling(file.getFileName() + ".part");
    long written;
    try (OutputStream out = open(part, file.toString().endsWith(".gz"))) {
      written = writing.to(out);
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    return written;
  }

  private static OutputStream open(Path part, boolean compressed) throws IOException {
    OutputStream file = Files.newOutputStream(part);
    return new BufferedOutputStream(compressed ? new GZIPOutputStream(file, BUFFER) : file, BUFFER);
  }
}
