package org.reperio.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;

/**
 * Every link of a page leads somewhere: to a page, to a place in it, to a file of the repository.
 */
class LinksTest {

  private static final Path JAVADOC = Site.repository().resolve("docs/javadoc/target/site");
  private static final Pattern MARKDOWN = Pattern.compile("]\\(([^)#]+)\\)");

  @Test
  void noLinkIsBroken() {
    assertThat(Site.pages()).hasSizeGreaterThan(10);
    List<String> broken = new ArrayList<>();
    for (Path page : Site.pages()) {
      Document html = Site.read(page);
      for (Element element : html.select("[href], [src]")) {
        String target = element.hasAttr("href") ? element.attr("href") : element.attr("src");
        URI link = URI.create(target);
        if (!link.isAbsolute() && !leadsSomewhere(page, link)) {
          broken.add(page.getFileName() + ": " + target);
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void noLinkOfTheReadmeAndItsLikesIsBroken() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : Site.files(".md")) {
      MARKDOWN
          .matcher(Files.readString(page))
          .results()
          .map(link -> link.group(1))
          .filter(link -> !link.contains(":"))
          .filter(link -> !Files.exists(page.resolveSibling(link)))
          .forEach(link -> broken.add(page.getFileName() + ": " + link));
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void noPageIsUnreachable() {
    List<String> linked =
        Site.page("index.html").select("nav.site a").stream().map(a -> a.attr("href")).toList();
    assertThat(Site.pages())
        .extracting(page -> page.getFileName().toString())
        .containsExactlyInAnyOrderElementsOf(linked);
  }

  @Test
  void noIdIsThereTwice() {
    for (Path page : Site.pages()) {
      assertThat(Site.read(page).select("[id]").eachAttr("id"))
          .as(page.getFileName().toString())
          .doesNotHaveDuplicates();
    }
  }

  private static boolean leadsSomewhere(Path page, URI link) {
    if (link.getPath().startsWith("apidocs/") && !Files.exists(JAVADOC)) {
      // Whoever builds the module docs alone has no Javadoc; scripts/check wants it built.
      return true;
    }
    Path file = link.getPath().isEmpty() ? page : page.resolveSibling(link.getPath()).normalize();
    if (!Files.exists(file) || !file.startsWith(Site.repository())) {
      return false;
    }
    return link.getFragment() == null || Site.read(file).getElementById(link.getFragment()) != null;
  }
}
