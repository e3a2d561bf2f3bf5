package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.io.IOUtils;

/**
 * Writes a ZIP archive as it goes, to where nothing can be written twice: sizes and checksums stand
 * behind each member (APPNOTE 4.3.9), in 64 bits where 32 may not do.
 */
public final class StreamedZip {

  /** Bytes from which a member gets ZIP64's fields: packing may add to it. */
  private static final long LARGE = 0xffffffffL - 64L * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  private final ZipArchiveOutputStream zip;
  private final byte[] buffer = new byte[BUFFER];

  /**
   * @param out not closed here
   * @param compressed whether to make members smaller, or to copy them as they are
   */
  public StreamedZip(OutputStream out, boolean compressed) {
    zip = new ZipArchiveOutputStream(out);
    zip.setLevel(compressed ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
    zip.setEncoding("UTF-8");
  }

  /**
   * Adds a file.
   *
   * @param size its bytes
   * @throws IOException when it has another size
   */
  public void add(String name, long size, InputStream content) throws IOException {
    add(name, size, null, content);
  }

  /** Adds a file that was last changed at a time. */
  public void add(String name, long size, Instant modified, InputStream content)
      throws IOException {
    var entry = new ZipArchiveEntry(name);
    entry.setSize(size);
    if (modified != null) {
      entry.setTime(FileTime.from(modified));
    }
    zip.setUseZip64(size >= LARGE ? Zip64Mode.Always : Zip64Mode.AsNeeded);
    zip.putArchiveEntry(entry);
    IOUtils.copyLarge(content, zip, buffer);
    zip.closeArchiveEntry();
  }

  /** Writes the directory, which makes the archive whole. Without it nobody takes it for one. */
  public void finish() throws IOException {
    zip.setUseZip64(Zip64Mode.AsNeeded);
    zip.finish();
    zip.flush();
  }
}
