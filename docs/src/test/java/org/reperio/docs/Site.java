package org.reperio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The built pages, and the repository that they describe. */
final class Site {

  private static final Path PAGES = Path.of(System.getProperty("reperio.docs.site")).normalize();
  private static final Path REPOSITORY = Path.of(System.getProperty("reperio.root")).normalize();

  private static final List<Path> SOURCES = sources();
  private static final Map<Path, Document> PARSED = new ConcurrentHashMap<>();

  private Site() {}

  static Path repository() {
    return REPOSITORY;
  }

  /** All pages, by file name. */
  static List<Path> pages() {
    try (Stream<Path> files = Files.list(PAGES)) {
      return files.filter(file -> file.toString().endsWith(".html")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Document page(String name) {
    return read(PAGES.resolve(name));
  }

  /** A parsed page; not to be changed. */
  static Document read(Path page) {
    return PARSED.computeIfAbsent(
        page,
        file -> {
          try {
            return Jsoup.parse(file);
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  /**
   * The rows of a page's tables that have a role, without their headings.
   *
   * @param role what the AsciiDoc source says as {@code [.role]} above the table
   * @return the text of each cell
   */
  static List<List<String>> rows(String page, String role) {
    return page(page).select("table." + role + " > tbody > tr").stream()
        .map(row -> row.select("> td").stream().map(Element::text).toList())
        .toList();
  }

  /** Files of the repository whose names end so, without what is built. */
  static List<Path> files(String ending) {
    return SOURCES.stream().filter(file -> file.toString().endsWith(ending)).toList();
  }

  private static List<Path> sources() {
    List<Path> sources = new ArrayList<>();
    try {
      Files.walkFileTree(
          REPOSITORY,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
              String name = folder.getFileName().toString();
              boolean other = name.startsWith(".") || List.of("target", "instance").contains(name);
              return other && !folder.equals(REPOSITORY)
                  ? FileVisitResult.SKIP_SUBTREE
                  : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
              sources.add(file);
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sources.sort(null);
    return List.copyOf(sources);
  }
}
