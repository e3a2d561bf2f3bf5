package org.reperio.demo.file;

import java.util.List;

/**
 * Something to draw on. Lengths are pixels, the origin is the upper left corner, and colours are
 * written {@code #rrggbb}.
 */
interface Canvas {

  /** Where a text stands in relation to its point. */
  enum Anchor {
    START,
    MIDDLE,
    END
  }

  /** A point. */
  record Point(double x, double y) {}

  void rectangle(double x, double y, double width, double height, String fill);

  /**
   * @param opacity 0 to 1
   */
  void circle(double x, double y, double radius, String fill, double opacity);

  void polygon(List<Point> points, String fill, double opacity);

  void line(List<Point> points, String colour, double width);

  /** Text with its base line at y. */
  void text(double x, double y, String text, double size, String colour, Anchor anchor);

  byte[] bytes();

  default void line(double x1, double y1, double x2, double y2, String colour, double width) {
    line(List.of(new Point(x1, y1), new Point(x2, y2)), colour, width);
  }
}
