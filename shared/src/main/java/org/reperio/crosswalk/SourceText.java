package org.reperio.crosswalk;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Text of a source on its way into fields that hold plain text or HTML. */
public final class SourceText {

  private static final String ELEMENTS =
      "a|abbr|b|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|dfn|div|dl|dt|em"
          + "|figcaption|figure|font|h[1-6]|hr|i|iframe|img|ins|kbd|li|mark|ol|p|pre|q|s|samp"
          + "|script|section|small|span|strike|strong|style|sub|sup|table|tbody|td|tfoot|th|thead"
          + "|tr|tt|u|ul|var";
  private static final Pattern TAG =
      Pattern.compile("</?(?:" + ELEMENTS + ")(?:\\s[^<>]*)?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern LESS_THAN =
      Pattern.compile("<(?!/?(?:" + ELEMENTS + ")(?:\\s[^<>]*)?/?>|!--)", Pattern.CASE_INSENSITIVE);
  private static final Pattern PARAGRAPH_END = Pattern.compile("\\n\\s*\\n");

  private SourceText() {}

  /** On one line: all white space runs become one space. Null stays null. */
  public static String onOneLine(String text) {
    return text == null ? null : text.replaceAll("\\s+", " ").strip();
  }

  /**
   * For a field that holds HTML: text that has HTML's tags is taken as such, except less-than signs
   * that begin no tag ({@code 2<Pt<20}), which would swallow what follows; any other text is
   * escaped, blank lines parting paragraphs.
   */
  public static String toHtml(String text) {
    String stripped = text.strip();
    if (TAG.matcher(stripped).find()) {
      return LESS_THAN.matcher(stripped).replaceAll("&lt;");
    }
    return Arrays.stream(PARAGRAPH_END.split(stripped))
        .map(SourceText::escape)
        .map(paragraph -> "<p>" + paragraph.strip() + "</p>")
        .collect(Collectors.joining());
  }

  /** As HTML's text: {@code &}, {@code <} and {@code >} as character references. */
  public static String escape(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
