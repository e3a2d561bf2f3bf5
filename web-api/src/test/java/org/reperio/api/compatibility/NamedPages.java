package org.reperio.api.compatibility;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.test.TestServices;

/**
 * The addresses that web-ui serves, by the list in docs/developer.adoc, which a test of its own
 * holds to the code: the pages run in another service than the API.
 */
final class NamedPages {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `\\+(/\\S*)\\+` \\| `[^`]*org\\.reperio\\.ui\\.[^`]+`$");

  private final List<Pattern> pages;

  NamedPages() {
    try {
      String list = Files.readString(TestServices.Repository.root().resolve("docs/developer.adoc"));
      this.pages = ROW.matcher(list).results().map(row -> pattern(row.group(1))).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A parameter is one segment of a path; a DOI may have slashes of its own. */
  private static Pattern pattern(String address) {
    var pattern = new StringBuilder();
    Matcher parameter = Pattern.compile("\\{(\\w+)\\}").matcher(address);
    int from = 0;
    while (parameter.find()) {
      pattern.append(Pattern.quote(address.substring(from, parameter.start())));
      pattern.append(parameter.group(1).equals("doi") ? ".+" : "[^/]+");
      from = parameter.end();
    }
    return Pattern.compile(pattern + Pattern.quote(address.substring(from)));
  }

  int count() {
    return pages.size();
  }

  /** Whether there is a page at a path, which may have a query and a fragment. */
  boolean has(String path) {
    String bare = path.replaceAll("[?#].*", "");
    return pages.stream().anyMatch(page -> page.matcher(bare).matches());
  }
}
