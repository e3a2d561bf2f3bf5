package org.reperio.ingest;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a source on its way into fields that hold plain text or HTML. */
public final class PlainText {

  private static final Pattern TAG =
      Pattern.compile(
          "</?(p|br|i|b|em|strong|sub|sup|ul|ol|li|a|h[1-6]|div|span|code|pre|blockquote|table|tr|td|th)"
              + "(\\s[^<>]*)?/?>",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\n\\s*\\n");

  private PlainText() {}

  /** On one line: all white space runs become one space. Null stays null. */
  public static String onOneLine(String text) {
    return text == null ? null : text.replaceAll("\\s+", " ").strip();
  }

  /**
   * For a field that holds HTML: text that has HTML's tags is taken as such, any other is escaped,
   * blank lines parting paragraphs.
   */
  public static String toHtml(String text) {
    String stripped = text.strip();
    if (TAG.matcher(stripped).find()) {
      return stripped;
    }
    return Arrays.stream(PARAGRAPH_END.split(stripped))
        .map(PlainText::escape)
        .map(paragraph -> "<p>" + paragraph.strip() + "</p>")
        .collect(Collectors.joining());
  }

  /** As HTML's text: {@code &}, {@code <} and {@code >} as character references. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
