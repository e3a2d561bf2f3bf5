package org.reperio.file;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Files that hold files: ZIP archives. They are read where they are, by their central directory;
 * nothing is unpacked to the disk or into memory, and what would unpack to more than is reasonable
 * is refused. Members whose names could leave a folder are not shown and not given out.
 */
@ApplicationScoped
public class Containers {

  private static final Set<String> EXTENSIONS = Set.of("zip");

  /** So much may come out of anything, however well it is packed. */
  private static final long HARMLESS = 10L * 1024 * 1024;

  private final FileStorage storage;
  private final int maxListed;
  private final int maxMembers;
  private final long maxBytes;
  private final double maxRatio;

  public Containers(FileStorage storage, FileSettings settings) {
    this.storage = storage;
    this.maxListed = settings.container().maxListed();
    this.maxMembers = settings.container().maxMembers();
    this.maxBytes = settings.container().maxBytes().asLongValue();
    this.maxRatio = settings.container().maxRatio();
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
  public record Entry(String path, long size, long compressedSize, String mediaType, long crc) {}

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
    return ZipDirectory.open(storage.channel(file.content().location(), file.content().size()));
  }

  /**
   * Lists what is in a container.
   *
   * @param folder only what is below this directory; empty for everything
   * @throws UnreadableContainer when it cannot be read
   * @throws FileNotFound when there is no such directory
   */
  public Listing list(FileObject file, String folder) throws IOException {
    var entries = new ArrayList<Entry>();
    var folders = new TreeSet<String>();
    var state = new Scan();
    try (ZipDirectory zip = open(file)) {
      zip.forEach(
          member -> {
            state.count(member);
            boolean wanted = member.isSafe() && (folder.isEmpty() || member.isBelow(folder));
            if (!wanted) {
              return true;
            }
            state.found = true;
            if (entries.size() + folders.size() >= maxListed) {
              state.truncated = true;
              return false;
            }
            if (member.isDirectory()) {
              folders.add(member.path());
            } else {
              entries.add(entry(member));
            }
            for (int at = member.path().lastIndexOf('/');
                at > folder.length();
                at = member.path().lastIndexOf('/', at - 1)) {
              folders.add(member.path().substring(0, at));
            }
            return true;
          });
    }
    if (!folder.isEmpty() && !state.found) {
      throw new FileNotFound(file.key() + "/" + folder);
    }
    Map<String, List<String>> directories = new LinkedHashMap<>();
    folders.forEach(path -> directories.put(path, new ArrayList<>()));
    for (Entry entry : entries) {
      int slash = entry.path().lastIndexOf('/');
      List<String> siblings = slash < 0 ? null : directories.get(entry.path().substring(0, slash));
      if (siblings != null) {
        siblings.add(entry.path());
      }
    }
    return new Listing(entries, directories, state.truncated);
  }

  /** The state of a walk through a directory. */
  private final class Scan {
    private int members;
    private boolean found;
    private boolean truncated;
    private ZipMember file;
    private boolean folder;
    private long bytes;
    private long packed;

    private void count(ZipMember member) {
      members++;
      packed += member.compressedSize();
      if (members > maxMembers) {
        throw new UnreadableContainer(
            "The container has more than %,d members.".formatted(maxMembers));
      }
    }
  }

  private static Entry entry(ZipMember member) {
    return new Entry(
        member.path(),
        member.size(),
        member.compressedSize(),
        mediaType(member.path()),
        member.crc());
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
    var scan = new Scan();
    String wanted = path.replaceAll("/+$", "");
    try (ZipDirectory zip = open(file)) {
      if (SafePath.isSafe(wanted)) {
        zip.forEach(
            member -> {
              scan.count(member);
              if (!member.isSafe()) {
                return true;
              }
              if (member.path().equals(wanted) && !member.isDirectory()) {
                scan.file = member;
                return false;
              }
              if (member.path().equals(wanted) || member.isBelow(wanted)) {
                scan.folder = true;
                check(member);
                scan.bytes += member.size();
              }
              return true;
            });
      }
      if (scan.file != null) {
        check(scan.file);
        // Says now, while it can be said, when the member cannot be unpacked.
        zip.open(scan.file).close();
        return new FileContent(file, scan.file);
      }
    }
    if (!scan.folder) {
      throw new FileNotFound(file.key() + "/" + path);
    }
    if (scan.bytes > maxBytes) {
      throw tooMuch(wanted);
    }
    if (scan.packed > file.content().size()) {
      throw new UnreadableContainer("The container is refused: its members overlap.");
    }
    return new FolderContent(file, wanted);
  }

  private void check(ZipMember member) {
    if (member.encrypted()) {
      throw new UnreadableContainer("\"%s\" is encrypted.".formatted(member.name()));
    }
    boolean bomb =
        member.size() > HARMLESS && member.size() > maxRatio * Math.max(1, member.compressedSize());
    if (bomb) {
      throw new UnreadableContainer(
          "\"%s\" is refused: it would unpack to more than %,.0f times its size."
              .formatted(member.name(), maxRatio));
    }
    if (member.size() > maxBytes) {
      throw tooMuch(member.name());
    }
  }

  private UnreadableContainer tooMuch(String name) {
    return new UnreadableContainer(
        "\"%s\" would unpack to more than %,d bytes. Download the whole container."
            .formatted(name, maxBytes));
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
