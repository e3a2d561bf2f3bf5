package org.reperio.api.account;

import jakarta.ws.rs.core.EntityTag;
import java.util.Locale;

/**
 * The picture of somebody or something that has none: a letter on a disc.
 *
 * @param letter one letter or digit
 * @param colour of the disc; white can be read on it
 */
record Avatar(String letter, String colour) {

  /** Each has a contrast of at least 4.5 to white (WCAG 2.2, 1.4.3). */
  private static final String[] COLOURS = {
    "#9c2f3f", "#8a4510", "#6b5500", "#3f6212", "#166534", "#0f5f63", "#0b5c8a", "#2d4f9e",
    "#5b3fa0", "#7c2f8f", "#93316b", "#475569"
  };

  /**
   * A picture.
   *
   * @param name begins with the letter
   * @param number that the colour comes from
   */
  static Avatar of(String name, long number) {
    String letter =
        name.codePoints()
            .filter(Character::isLetterOrDigit)
            .mapToObj(Character::toString)
            .findFirst()
            .map(first -> first.toUpperCase(Locale.ROOT))
            .orElse("?");
    return new Avatar(letter, COLOURS[(int) Math.floorMod(number, COLOURS.length)]);
  }

  /** Changes with the picture. */
  EntityTag tag() {
    return new EntityTag(Integer.toHexString(letter.codePointAt(0)) + colour.replace('#', '-'));
  }

  /** SVG 1.1; a letter needs no escaping. */
  String svg() {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 256 256" width="256" height="256">
        <circle cx="128" cy="128" r="128" fill="%s"/>
        <text x="128" y="128" dy=".35em" text-anchor="middle" font-family="sans-serif" \
        font-size="128" fill="#fff">%s</text>
        </svg>
        """
        .formatted(colour, letter);
  }
}
