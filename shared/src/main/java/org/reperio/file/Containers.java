package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Files that hold files: ZIP archives. They are read where they are, by their central directory;
 * nothing is unpacked to the disk or into memory, and what would unpack to more than is reasonable
 * is refused. Members whose names could leave a folder are not shown and not given out.
 */
@ApplicationScoped
public class Containers {

  private static final Set<String> EXTENSIONS = Set.of("zip");

  private final FileStorage storage;
  private final ContainerLimits limits;

  public Containers(FileStorage storage, FileSettings settings) {
    this.storage = storage;
    this.limits = new ContainerLimits(settings.container());
  }

  /** Whether a file with this name is taken for a container. */
  public static boolean isContainer(String key) {
    String name = key.toLowerCase(Locale.ROOT);
    return EXTENSIONS.contains(name.substring(name.lastIndexOf('.') + 1));
  }

  /**
   * A file in a container.
   *
   * @param size bytes, as the container claims
   * @param crc CRC-32
   */
  public record Entry(String path, long size, long compressedSize, String mediaType, long crc) {

    static Entry of(ZipMember member) {
      return new Entry(
          member.path(),
          member.size(),
          member.compressedSize(),
          Containers.mediaType(member.path()),
          member.crc());
    }
  }

  /**
   * The list of a container.
   *
   * @param directories by path, with the paths of the files directly in them
   * @param truncated whether there is more
   */
  public record Listing(
      List<Entry> entries, Map<String, List<String>> directories, boolean truncated) {}

  /** A file or directory of a container, as it can be sent. */
  public interface Content {

    /** The name to save it under. */
    String name();

    String mediaType();

    /** Bytes, or -1 when that cannot be told before. */
    long size();

    /** Opens it. The container is opened for that alone, and closed with it. */
    InputStream open() throws IOException;
  }

  private ZipDirectory open(FileObject file) throws IOException {
    if (file.content() == null) {
      throw new FileNotFound(file.key());
    }
    if (!isContainer(file.key())) {
      throw new UnreadableContainer(
          "The files of \"%s\" cannot be listed: it is no container of a known kind."
              .formatted(file.key()));
    }
    return ZipDirectory.open(
        storage.channel(file.content().location(), file.content().size()), limits.directory());
  }

  /**
   * Lists what is in a container.
   *
   * @param folder only what is below this directory; empty for everything
   * @throws UnreadableContainer when it cannot be read
   * @throws FileNotFound when there is no such directory
   */
  public Listing list(FileObject file, String folder) throws IOException {
    var contents = new ContainerContents(limits, folder);
    try (ZipDirectory zip = open(file)) {
      var count = limits.new Count();
      zip.forEach(
          member -> {
            count.add(member);
            return contents.add(member);
          });
    }
    if (!folder.isEmpty() && contents.isEmpty()) {
      throw new FileNotFound(file.key() + "/" + folder);
    }
    return contents.listing();
  }

  private static String mediaType(String path) {
    return Optional.ofNullable(URLConnection.guessContentTypeFromName(path))
        .orElse("application/octet-stream");
  }

  /**
   * Finds a file of a container, or a directory, which is sent as a ZIP archive.
   *
   * @throws FileNotFound when there is none
   * @throws UnreadableContainer when it cannot be read or is refused
   */
  public Content content(FileObject file, String path) throws IOException {
    String wanted = path.replaceAll("/+$", "");
    var scan = new Scan(wanted);
    try (ZipDirectory zip = open(file)) {
      if (SafePath.isSafe(wanted)) {
        zip.forEach(scan::see);
      }
      if (scan.file != null) {
        requireReasonable(scan.file);
        // Says now, while it can be said, when the member cannot be unpacked.
        zip.open(scan.file).close();
        return new FileContent(file, scan.file);
      }
    }
    if (!scan.folder) {
      throw new FileNotFound(file.key() + "/" + path);
    }
    limits.requireReasonable(wanted, scan.bytes, scan.packed);
    if (scan.count.overlaps(file.content().size())) {
      throw new UnreadableContainer("The container is refused: its members overlap.");
    }
    return new FolderContent(file, wanted);
  }

  /** The search for a file or folder. */
  private final class Scan {
    private final String wanted;
    private final ContainerLimits.Count count = limits.new Count();
    private ZipMember file;
    private boolean folder;
    private long bytes;
    private long packed;

    private Scan(String wanted) {
      this.wanted = wanted;
    }

    private boolean see(ZipMember member) {
      count.add(member);
      if (!member.isSafe()) {
        return true;
      }
      boolean itself = member.path().equals(wanted);
      if (itself && !member.isDirectory()) {
        file = member;
        return false;
      }
      if (itself || member.isBelow(wanted)) {
        folder = true;
        requireReasonable(member);
        bytes += member.size();
        packed += member.compressedSize();
      }
      return true;
    }
  }

  private void requireReasonable(ZipMember member) {
    if (member.encrypted()) {
      throw new UnreadableContainer("\"%s\" is encrypted.".formatted(member.name()));
    }
    limits.requireReasonable(member.name(), member.size(), member.compressedSize());
  }

  private static String lastPart(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private final class FileContent implements Content {
    private final FileObject container;
    private final ZipMember member;

    private FileContent(FileObject container, ZipMember member) {
      this.container = container;
      this.member = member;
    }

    @Override
    public String name() {
      return lastPart(member.path());
    }

    @Override
    public String mediaType() {
      return Containers.mediaType(member.path());
    }

    @Override
    public long size() {
      return member.size();
    }

    @Override
    public InputStream open() throws IOException {
      ZipDirectory zip = Containers.this.open(container);
      boolean opened = false;
      try {
        InputStream content = zip.open(member);
        opened = true;
        return new FilterInputStream(content) {
          @Override
          public void close() throws IOException {
            try (zip) {
              super.close();
            }
          }
        };
      } finally {
        if (!opened) {
          zip.close();
        }
      }
    }
  }

  private final class FolderContent implements Content {
    private final FileObject container;
    private final String folder;

    private FolderContent(FileObject container, String folder) {
      this.container = container;
      this.folder = folder;
    }

    @Override
    public String name() {
      return lastPart(folder) + ".zip";
    }

    @Override
    public String mediaType() {
      return "application/zip";
    }

    @Override
    public long size() {
      return -1;
    }

    @Override
    public InputStream open() throws IOException {
      return new StreamedZip(new Below(container, folder), true);
    }
  }

  /** The files below a folder. One channel walks the directory while the other unpacks. */
  private final class Below implements StreamedZip.Members {

    private final String folder;
    private final ZipDirectory names;
    private final ZipDirectory data;
    private final ZipDirectory.Walk walk;

    private Below(FileObject container, String folder) throws IOException {
      this.folder = folder;
      this.names = open(container);
      this.data = open(container);
      this.walk = names.walk();
    }

    @Override
    public Optional<StreamedZip.Member> next() throws IOException {
      for (ZipMember member = walk.next(); member != null; member = walk.next()) {
        if (member.isSafe() && !member.isDirectory() && member.isBelow(folder)) {
          String name = member.path().substring(folder.length() + 1);
          return Optional.of(new StreamedZip.Member(name, member.size(), null, data.open(member)));
        }
      }
      return Optional.empty();
    }

    @Override
    public void close() throws IOException {
      try (names) {
        data.close();
      }
    }
  }
}
