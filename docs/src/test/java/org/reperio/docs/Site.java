package org.reperio.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** The built pages, and the repository that they describe. */
final class Site {

  private static final Path PAGES = Path.of(System.getProperty("reperio.docs.site")).normalize();
  private static final Path REPOSITORY = Path.of(System.getProperty("reperio.root")).normalize();

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

  static Document read(Path page) {
    try {
      return Jsoup.parse(page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
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

  /** Files of the repository by their name, without what is built. */
  static List<Path> files(String ending) {
    try (Stream<Path> files = Files.walk(REPOSITORY)) {
      return files
          .filter(file -> file.toString().endsWith(ending))
          .filter(file -> isSource(REPOSITORY.relativize(file)))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path file) {
    for (Path part : file) {
      if (part.toString().equals("target")
          || part.toString().equals("instance")
          || part.toString().startsWith(".")) {
        return false;
      }
    }
    return true;
  }
}
