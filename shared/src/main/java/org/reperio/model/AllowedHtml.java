package org.reperio.model;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.HtmlSanitizer;
import org.owasp.html.HtmlStreamEventReceiver;
import org.owasp.html.PolicyFactory;

/**
 * The HTML that descriptions may use: the elements and attributes that InvenioRDM allows by
 * default. What else there is loses its tags and keeps its text; scripts and styles go altogether,
 * and with them control characters, which HTML has no place for.
 */
public final class AllowedHtml {

  private static final PolicyFactory POLICY =
      new HtmlPolicyBuilder()
          .allowElements(
              "a",
              "abbr",
              "acronym",
              "b",
              "blockquote",
              "br",
              "code",
              "div",
              "table",
              "tbody",
              "td",
              "th",
              "tr",
              "em",
              "h1",
              "h2",
              "h3",
              "h4",
              "h5",
              "i",
              "li",
              "ol",
              "p",
              "pre",
              "span",
              "strike",
              "strong",
              "sub",
              "sup",
              "u",
              "ul")
          .allowWithoutAttributes("a", "span")
          .allowAttributes("class")
          .globally()
          .allowAttributes("title", "name", "rel", "href")
          .onElements("a")
          .allowAttributes("title")
          .onElements("abbr", "acronym")
          .allowUrlProtocols("http", "https", "mailto")
          .toFactory();

  /** Passes after the first that settle any table. */
  private static final int PASSES = 2;

  private AllowedHtml() {}

  /**
   * Text without a {@code <} cannot hold a tag and comes back as it is. Doing it twice gives the
   * same as doing it once.
   */
  public static String clean(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    String clean = pass(text);
    if (clean.contains("<table")) {
      // The library completes a table (its tbody) only when nothing was wrong around it.
      for (int again = 0; again < PASSES; again++) {
        clean = pass(clean);
      }
    }
    return clean;
  }

  private static String pass(String text) {
    Writer writer = new Writer(text.length());
    HtmlSanitizer.sanitize(text, POLICY.apply(writer));
    return writer.html.toString();
  }

  /**
   * Writes what the policy lets through. The library's own renderer also escapes signs that need
   * none ({@code = + @ '}); people would see their text changed. No element whose content is raw
   * text is allowed, and every attribute is quoted, so escaping these few is enough.
   */
  private static final class Writer implements HtmlStreamEventReceiver {

    private static final Set<String> VOID = Set.of("br");

    private final StringBuilder html;

    Writer(int size) {
      html = new StringBuilder(size + 16);
    }

    @Override
    public void openDocument() {}

    @Override
    public void closeDocument() {}

    @Override
    public void openTag(String element, List<String> attributes) {
      html.append('<').append(element.toLowerCase(Locale.ROOT));
      for (int i = 0; i + 1 < attributes.size(); i += 2) {
        html.append(' ').append(attributes.get(i)).append("=\"");
        escape(attributes.get(i + 1));
        html.append('"');
      }
      html.append('>');
    }

    @Override
    public void closeTag(String element) {
      if (!VOID.contains(element)) {
        html.append("</").append(element.toLowerCase(Locale.ROOT)).append('>');
      }
    }

    @Override
    public void text(String text) {
      escape(text);
    }

    private void escape(String text) {
      for (int i = 0; i < text.length(); i++) {
        char c = text.charAt(i);
        switch (c) {
          case '&' -> html.append("&amp;");
          case '<' -> html.append("&lt;");
          case '>' -> html.append("&gt;");
          case '"' -> html.append("&quot;");
          default -> html.append(c);
        }
      }
    }
  }
}
