package org.reperio.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.Deflater;
import org.apache.commons.compress.archivers.zip.Zip64Mode;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.io.output.UnsynchronizedByteArrayOutputStream;

/**
 * A ZIP archive that is made while it is read. Nothing of it is written twice: sizes and checksums
 * stand behind each member (APPNOTE 4.3.9), in 64 bits where 32 may not do. Only the end, the
 * directory, makes it whole.
 */
public final class StreamedZip extends BlockInput {

  /** Bytes from which a member gets ZIP64's fields: packing may add to it. */
  private static final long LARGE = 0xffffffffL - 64L * 1024 * 1024;

  private static final int BUFFER = 64 * 1024;

  /**
   * A file of the archive.
   *
   * @param size its bytes; reading the archive fails when it has another size
   * @param modified when it was last changed, or null
   * @param content closed when it is read, or with the archive
   */
  public record Member(String name, long size, Instant modified, InputStream content) {}

  /** What goes into an archive, one after the other. */
  public interface Members extends AutoCloseable {

    /** The next one; empty at the end. */
    Optional<Member> next() throws IOException;

    @Override
    void close() throws IOException;
  }

  private final Members members;
  private final ZipArchiveOutputStream zip;
  private final UnsynchronizedByteArrayOutputStream made;
  private final byte[] buffer = new byte[BUFFER];
  private byte[] ready = new byte[0];
  private int taken;
  private InputStream open;
  private boolean finished;

  /**
   * @param members closed with this
   * @param compressed whether to make members smaller, or to copy them as they are
   */
  public StreamedZip(Members members, boolean compressed) throws IOException {
    this.members = members;
    this.made = UnsynchronizedByteArrayOutputStream.builder().setBufferSize(2 * BUFFER).get();
    this.zip = new ZipArchiveOutputStream(made);
    zip.setLevel(compressed ? Deflater.DEFAULT_COMPRESSION : Deflater.NO_COMPRESSION);
    zip.setEncoding("UTF-8");
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (taken == ready.length) {
      if (finished) {
        return -1;
      }
      step();
      ready = made.toByteArray();
      made.reset();
      taken = 0;
    }
    int read = Math.min(length, ready.length - taken);
    System.arraycopy(ready, taken, bytes, offset, read);
    taken += read;
    return read;
  }

  private void step() throws IOException {
    if (open == null) {
      Optional<Member> next = members.next();
      if (next.isPresent()) {
        begin(next.get());
      } else {
        zip.setUseZip64(Zip64Mode.AsNeeded);
        zip.finish();
        zip.flush();
        finished = true;
      }
      return;
    }
    int read = open.read(buffer);
    if (read >= 0) {
      zip.write(buffer, 0, read);
    } else {
      zip.closeArchiveEntry();
      open.close();
      open = null;
    }
    zip.flush();
  }

  private void begin(Member member) throws IOException {
    open = member.content();
    var entry = new ZipArchiveEntry(member.name());
    entry.setSize(member.size());
    if (member.modified() != null) {
      entry.setTime(FileTime.from(member.modified()));
    }
    zip.setUseZip64(member.size() >= LARGE ? Zip64Mode.Always : Zip64Mode.AsNeeded);
    zip.putArchiveEntry(entry);
  }

  @Override
  public void close() throws IOException {
    // The archive itself is in memory, and holds nothing.
    try (members) {
      if (open != null) {
        open.close();
      }
    }
  }
}
