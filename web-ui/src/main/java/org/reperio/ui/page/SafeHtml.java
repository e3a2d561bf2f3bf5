package org.reperio.ui.page;

import io.quarkus.qute.RawString;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;

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

  private SafeHtml() {}

  /** Cleaned markup that a template writes as it is. */
  public static RawString of(String html) {
    return new RawString(TEXT.sanitize(html));
  }
}
