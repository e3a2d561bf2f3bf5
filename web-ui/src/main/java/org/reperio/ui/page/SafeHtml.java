package org.reperio.ui.page;

import io.quarkus.qute.RawString;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.reperio.bibliography.InlineMarkup;

/**
 * HTML that people wrote, made fit for a page. It was cleaned when it came in; it is cleaned again
 * when it goes out, for the database may hold what an older or another program put there.
 */
public final class SafeHtml {

  /** Text markup only: no styles, no classes, no pictures; links lead out without a trace. */
  private static final PolicyFactory TEXT =
      new HtmlPolicyBuilder()
          .allowElements(
              "a",
              "abbr",
              "b",
              "blockquote",
              "br",
              "code",
              "dd",
              "del",
              "div",
              "dl",
              "dt",
              "em",
              "i",
              "ins",
              "li",
              "ol",
              "p",
              "pre",
              "q",
              "s",
              "small",
              "span",
              "strong",
              "sub",
              "sup",
              "table",
              "tbody",
              "td",
              "tfoot",
              "th",
              "thead",
              "tr",
              "u",
              "ul")
          .allowElements((element, attributes) -> "h3", "h1", "h2", "h3")
          .allowElements((element, attributes) -> "h4", "h4", "h5", "h6")
          .allowUrlProtocols("https", "http", "mailto")
          .allowAttributes("href")
          .onElements("a")
          .allowAttributes("title")
          .onElements("abbr", "a")
          .allowAttributes("colspan", "rowspan")
          .onElements("td", "th")
          .requireRelsOnLinks("nofollow", "noopener", "noreferrer", "ugc")
          .toFactory();

  /** The elements that a heading may hold: it stands inside links and headings. */
  private static final PolicyFactory INLINE =
      new HtmlPolicyBuilder()
          .allowElements("b", "code", "em", "i", "s", "small", "strong", "sub", "sup", "u")
          .toFactory();

  private SafeHtml() {}

  /** Cleaned markup that a template writes as it is. */
  public static RawString of(String html) {
    return new RawString(TEXT.sanitize(html));
  }

  /** A title with its few tags, such as {@code <i>} and {@code <sub>}; all else in it is text. */
  public static RawString title(String marked) {
    return new RawString(INLINE.sanitize(InlineMarkup.html(marked)));
  }
}
