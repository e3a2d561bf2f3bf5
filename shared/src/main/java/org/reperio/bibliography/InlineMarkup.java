package org.reperio.bibliography;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.text.StringEscapeUtils;

/**
 * Titles and names with a little markup in them, such as {@code <i>Homo sapiens</i>} or {@code
 * H<sub>2</sub>O}. Only the tags named here are markup: any other {@code <} stands for itself, so
 * that {@code x < y} and {@code <unknown>} stay as people wrote them.
 */
public final class InlineMarkup {

  private static final Pattern TAG =
      Pattern.compile(
          "<(/?)(i|em|b|strong|sub|sup|u|s|small|code|span|br)(?:\\s[^<>]*)?/?>",
          Pattern.CASE_INSENSITIVE);

  private InlineMarkup() {}

  /** The words alone. */
  public static String plain(String text) {
    if (text.indexOf('<') < 0) {
      return text;
    }
    Matcher tag = TAG.matcher(text);
    if (!tag.find()) {
      return text;
    }
    String words = tag.replaceAll(found -> isBreak(found.group(2)) ? " " : "");
    return StringEscapeUtils.unescapeHtml4(words).replaceAll("\\s+", " ").strip();
  }

  /**
   * HTML with those tags, without attributes, and everything else escaped. Tags may be unbalanced:
   * a sanitizer has to follow.
   */
  public static String html(String text) {
    Matcher tag = TAG.matcher(text);
    StringBuilder html = new StringBuilder(text.length() + 16);
    int end = 0;
    while (tag.find()) {
      html.append(escaped(text.substring(end, tag.start()), true));
      if (!tag.group(2).equalsIgnoreCase("span")) {
        html.append('<').append(tag.group(1)).append(tag.group(2)).append('>');
      }
      end = tag.end();
    }
    return html.append(escaped(text.substring(end), end > 0)).toString();
  }

  /** Text beside markup is HTML, so that an entity in it stands for its character. */
  private static String escaped(String text, boolean marked) {
    return StringEscapeUtils.escapeHtml4(marked ? StringEscapeUtils.unescapeHtml4(text) : text);
  }

  private static boolean isBreak(String element) {
    return element.equalsIgnoreCase("br");
  }
}
