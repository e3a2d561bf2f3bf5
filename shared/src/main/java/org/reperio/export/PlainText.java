package org.reperio.export;

import java.util.List;
import java.util.Set;
import org.owasp.html.HtmlSanitizer;

/** The words of a piece of HTML, for formats and places that have no markup. */
public final class PlainText {

  private static final Set<String> BREAKS =
      Set.of("p", "div", "br", "li", "ul", "ol", "tr", "td", "th", "h1", "h2", "h3", "h4", "pre");

  private PlainText() {}

  /** The text without tags, entities resolved, runs of white space made one space. */
  public static String of(String html) {
    if (html.indexOf('<') < 0 && html.indexOf('&') < 0) {
      return collapse(html);
    }
    Words words = new Words();
    HtmlSanitizer.sanitize(html, words);
    return collapse(words.text.toString());
  }

  private static String collapse(String text) {
    return text.replaceAll("[\\s\\u00a0]+", " ").strip();
  }

  private static final class Words implements HtmlSanitizer.Policy {

    private final StringBuilder text = new StringBuilder();
    private boolean skipping;

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String element, List<String> attributes) {
      skipping = element.equals("script") || element.equals("style");
      separate(element);
    }

    @Override
    public void closeTag(String element) {
      skipping = false;
      separate(element);
    }

    @Override
    public void text(String words) {
      if (!skipping) {
        text.append(words);
      }
    }

    private void separate(String element) {
      if (BREAKS.contains(element)) {
        text.append(' ');
      }
    }
  }
}
