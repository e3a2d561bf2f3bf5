package org.reperio.file;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.apache.commons.io.input.BoundedInputStream;

/**
 * Reads a ZIP archive (PKWARE's APPNOTE 6.3, with ZIP64) from its central directory, one member
 * after the other. Libraries read the whole directory into memory, which an archive of millions of
 * members turns into an attack; this takes the same memory for any archive.
 */
final class ZipDirectory implements AutoCloseable {

  private static final int END = 0x06054b50;
  private static final int END_SIZE = 22;
  private static final int END64 = 0x06064b50;
  private static final int END64_SIZE = 56;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int LOCATOR64_SIZE = 20;
  private static final int MEMBER = 0x02014b50;
  private static final int MEMBER_SIZE = 46;
  private static final int LOCAL = 0x04034b50;
  private static final int LOCAL_SIZE = 30;
  private static final int MAX_COMMENT = 0xffff;
  private static final long IN_EXTRA = 0xffffffffL;
  private static final int EXTRA64 = 1;
  private static final int UTF8 = 1 << 11;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final Charset DOS = Charset.forName("IBM437");

  private final SeekableByteChannel archive;
  private final long directory;
  private final long directorySize;

  /** How many bytes stand before the archive, as in one that unpacks itself. */
  private final long shift;

  private ZipDirectory(
      SeekableByteChannel archive, long directory, long directorySize, long shift) {
    this.archive = archive;
    this.directory = directory;
    this.directorySize = directorySize;
    this.shift = shift;
  }

  /** Receives a member; returns false to stop. */
  interface Visitor {
    boolean visit(ZipMember member) throws IOException;
  }

  /**
   * Finds the directory.
   *
   * @param archive closed with this, and when this fails
   * @param maxSize bytes that the directory may have
   * @throws UnreadableContainer when it is no ZIP archive
   */
  static ZipDirectory open(SeekableByteChannel archive, long maxSize) throws IOException {
    boolean done = false;
    try {
      ZipDirectory found = find(archive);
      if (found.directorySize > maxSize) {
        throw new UnreadableContainer(
            "The container is refused: its directory has more than %,d bytes.".formatted(maxSize));
      }
      done = true;
      return found;
    } finally {
      if (!done) {
        archive.close();
      }
    }
  }

  private static ZipDirectory find(SeekableByteChannel archive) throws IOException {
    long size = archive.size();
    int tailSize = (int) Math.min(size, END_SIZE + MAX_COMMENT);
    ByteBuffer tail = bytes(archive, size - tailSize, tailSize);
    for (int at = tailSize - END_SIZE; at >= 0; at--) {
      boolean isEnd = tail.getInt(at) == END && at + END_SIZE + u16(tail, at + 20) <= tailSize;
      if (isEnd) {
        return directory(archive, size - tailSize + at, tail, at);
      }
    }
    throw damaged("it has no central directory");
  }

  private static ZipDirectory directory(
      SeekableByteChannel archive, long end, ByteBuffer tail, int at) throws IOException {
    long length = u32(tail, at + 12);
    long offset = u32(tail, at + 16);
    long follows = end;
    if (end >= LOCATOR64_SIZE) {
      ByteBuffer locator = bytes(archive, end - LOCATOR64_SIZE, LOCATOR64_SIZE);
      if (locator.getInt(0) == LOCATOR64) {
        follows = end64(archive, locator.getLong(8), end);
        ByteBuffer end64 = bytes(archive, follows, END64_SIZE);
        length = end64.getLong(40);
        offset = end64.getLong(48);
      }
    }
    long begin = follows - length;
    if (length < 0 || offset < 0 || begin < offset) {
      throw damaged("its central directory is not where it says");
    }
    return new ZipDirectory(archive, begin, length, begin - offset);
  }

  private static long end64(SeekableByteChannel archive, long said, long end) throws IOException {
    // Before the locator, unless something stands before the archive: then further on than said.
    for (long at : new long[] {said, end - LOCATOR64_SIZE - END64_SIZE}) {
      if (at >= 0 && at <= end - END64_SIZE && bytes(archive, at, END64_SIZE).getInt(0) == END64) {
        return at;
      }
    }
    throw damaged("its ZIP64 directory is not where it says");
  }

  private static ByteBuffer bytes(SeekableByteChannel archive, long at, int length)
      throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    archive.position(at);
    while (bytes.hasRemaining()) {
      if (archive.read(bytes) < 0) {
        throw damaged("it ends too early");
      }
    }
    return bytes.flip();
  }

  private static int u16(ByteBuffer bytes, int at) {
    return bytes.getShort(at) & 0xffff;
  }

  private static long u32(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffffffffL;
  }

  private static UnreadableContainer damaged(String why) {
    return new UnreadableContainer("The file cannot be read as a ZIP archive: " + why + ".");
  }

  /** Shows members in the order of the directory. */
  void forEach(Visitor visitor) throws IOException {
    Walk walk = walk();
    for (ZipMember member = walk.next(); member != null; member = walk.next()) {
      if (!visitor.visit(member)) {
        return;
      }
    }
  }

  /** Begins to go through the members. */
  Walk walk() throws IOException {
    return new Walk();
  }

  /** Gives the members one after the other, in the order of the directory. */
  final class Walk {

    private final InputStream in =
        new BufferedInputStream(new At(archive, directory, directorySize), 64 * 1024);
    private long left = directorySize;

    private Walk() throws IOException {}

    /** The next member, or null at the end. */
    ZipMember next() throws IOException {
      if (left < MEMBER_SIZE) {
        return null;
      }
      ByteBuffer fixed = ZipDirectory.next(in, MEMBER_SIZE);
      if (fixed.getInt(0) != MEMBER) {
        left = 0; // a signature of the directory may follow its members
        return null;
      }
      int nameLength = u16(fixed, 28);
      int extraLength = u16(fixed, 30);
      int commentLength = u16(fixed, 32);
      ByteBuffer name = ZipDirectory.next(in, nameLength);
      ByteBuffer extra = ZipDirectory.next(in, extraLength);
      ZipDirectory.next(in, commentLength);
      left -= MEMBER_SIZE + nameLength + extraLength + commentLength;
      return member(fixed, name, extra);
    }
  }

  private static ByteBuffer next(InputStream in, int length) throws IOException {
    byte[] bytes = in.readNBytes(length);
    if (bytes.length < length) {
      throw damaged("its central directory ends too early");
    }
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private ZipMember member(ByteBuffer fixed, ByteBuffer name, ByteBuffer extra) {
    int flags = u16(fixed, 8);
    long compressed = u32(fixed, 20);
    long size = u32(fixed, 24);
    long header = u32(fixed, 42);
    int at = 0;
    while (at + 4 <= extra.limit()) {
      int id = u16(extra, at);
      int end = at + 4 + u16(extra, at + 2);
      if (id == EXTRA64 && end <= extra.limit()) {
        int value = at + 4;
        // Only those values are here that did not fit, in this order.
        if (size == IN_EXTRA && value + 8 <= end) {
          size = extra.getLong(value);
          value += 8;
        }
        if (compressed == IN_EXTRA && value + 8 <= end) {
          compressed = extra.getLong(value);
          value += 8;
        }
        if (header == IN_EXTRA && value + 8 <= end) {
          header = extra.getLong(value);
        }
      }
      at = end;
    }
    if (size < 0 || compressed < 0 || header < 0) {
      throw damaged("a member has a negative size");
    }
    return new ZipMember(
        name(name.array(), (flags & UTF8) != 0),
        u16(fixed, 10),
        (flags & 1) != 0,
        u32(fixed, 16),
        compressed,
        size,
        header);
  }

  /** Many programs write UTF-8 and do not say so. */
  private static String name(byte[] bytes, boolean utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, utf8 ? StandardCharsets.UTF_8 : DOS);
    }
  }

  /**
   * Unpacks a member while it is read. Size and CRC-32 are checked: reading fails at the first byte
   * over the size that the directory claims, and at the end when the sum is wrong.
   *
   * @throws UnreadableContainer when it is encrypted, or packed in an unknown way
   */
  InputStream open(ZipMember member) throws IOException {
    if (member.encrypted()) {
      throw new UnreadableContainer("\"%s\" is encrypted.".formatted(member.name()));
    }
    if (member.method() != STORED && member.method() != DEFLATED) {
      throw new UnreadableContainer(
          "\"%s\" is compressed by method %d, which is not read here."
              .formatted(member.name(), member.method()));
    }
    long header = member.header() + shift;
    if (header < 0 || header > directory - LOCAL_SIZE) {
      throw damaged("a member is not where the directory says");
    }
    ByteBuffer local = bytes(archive, header, LOCAL_SIZE);
    if (local.getInt(0) != LOCAL) {
      throw damaged("a member is not where the directory says");
    }
    long data = header + LOCAL_SIZE + u16(local, 26) + u16(local, 28);
    if (member.compressedSize() > directory - data) {
      throw damaged("a member reaches into the directory");
    }
    InputStream packed = new At(archive, data, member.compressedSize());
    InputStream unpacked =
        member.method() == STORED
            ? packed
            // The inflater wants one more byte than there is.
            : new Inflating(new SequenceInputStream(packed, new ByteArrayInputStream(new byte[1])));
    return new CheckedMember(unpacked, member.size(), member.crc());
  }

  @Override
  public void close() throws IOException {
    archive.close();
  }

  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream in) {
      super(in, new Inflater(true), 64 * 1024);
    }

    @Override
    public void close() throws IOException {
      inf.end();
      super.close();
    }
  }

  /** A piece of the archive. The archive is read by one at a time. */
  private static final class At extends BlockInput {
    private final SeekableByteChannel archive;
    private final InputStream in;
    private long position;

    At(SeekableByteChannel archive, long position, long length) throws IOException {
      this.archive = archive;
      this.position = position;
      this.in =
          BoundedInputStream.builder()
              .setInputStream(Channels.newInputStream(archive))
              .setMaxCount(length)
              .setPropagateClose(false)
              .get();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      archive.position(position);
      int read = in.read(bytes, offset, length);
      position += Math.max(read, 0);
      return read;
    }
  }

  /** Holds what comes out against what was claimed. */
  private static final class CheckedMember extends BlockInput {
    private final InputStream in;
    private final long size;
    private final long crc;
    private final java.util.zip.CRC32 sum = new java.util.zip.CRC32();
    private long read;

    CheckedMember(InputStream in, long size, long crc) {
      this.in = in;
      this.size = size;
      this.crc = crc;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      int got = unpack(bytes, offset, length);
      if (got < 0) {
        if (read != size) {
          throw damaged("a member is shorter than it says");
        }
        if (sum.getValue() != crc) {
          throw damaged("the checksum of a member is wrong");
        }
        return -1;
      }
      sum.update(bytes, offset, got);
      read += got;
      if (read > size) {
        throw damaged("a member is longer than it says");
      }
      return got;
    }

    /** What cannot be unpacked is the fault of who packed it. */
    private int unpack(byte[] bytes, int offset, int length) throws IOException {
      try {
        return in.read(bytes, offset, length);
      } catch (ZipException | EOFException e) {
        throw damaged("a member cannot be unpacked");
      }
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
