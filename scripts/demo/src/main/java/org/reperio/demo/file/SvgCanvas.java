package org.reperio.demo.file;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Draws SVG 1.1. */
final class SvgCanvas implements Canvas {

  private final StringBuilder svg = new StringBuilder();

  SvgCanvas(int width, int height) {
    svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" font-family=\"sans-serif\"");
    svg.append(" viewBox=\"0 0 ").append(width).append(' ').append(height);
    svg.append("\" width=\"").append(width).append("\" height=\"").append(height).append("\">\n");
  }

  @Override
  public void rectangle(double x, double y, double width, double height, String fill) {
    svg.append("<rect x=\"").append(number(x)).append("\" y=\"").append(number(y));
    svg.append("\" width=\"").append(number(width)).append("\" height=\"").append(number(height));
    svg.append("\" fill=\"").append(fill).append("\"/>\n");
  }

  @Override
  public void circle(double x, double y, double radius, String fill, double opacity) {
    svg.append("<circle cx=\"").append(number(x)).append("\" cy=\"").append(number(y));
    svg.append("\" r=\"").append(number(radius)).append("\" fill=\"").append(fill).append('"');
    opacity(opacity);
    svg.append("/>\n");
  }

  @Override
  public void polygon(List<Point> points, String fill, double opacity) {
    svg.append("<polygon points=\"").append(points(points));
    svg.append("\" fill=\"").append(fill).append('"');
    opacity(opacity);
    svg.append("/>\n");
  }

  @Override
  public void line(List<Point> points, String colour, double width) {
    svg.append("<polyline points=\"").append(points(points));
    svg.append("\" fill=\"none\" stroke=\"").append(colour);
    svg.append("\" stroke-width=\"").append(number(width));
    svg.append("\" stroke-linejoin=\"round\" stroke-linecap=\"round\"/>\n");
  }

  @Override
  public void text(double x, double y, String text, double size, String colour, Anchor anchor) {
    svg.append("<text x=\"").append(number(x)).append("\" y=\"").append(number(y));
    svg.append("\" font-size=\"").append(number(size)).append("\" fill=\"").append(colour);
    svg.append("\" text-anchor=\"").append(anchor.name().toLowerCase(Locale.ROOT));
    svg.append("\">").append(Markup.escape(text)).append("</text>\n");
  }

  @Override
  public byte[] bytes() {
    return (svg + "</svg>\n").getBytes(StandardCharsets.UTF_8);
  }

  private void opacity(double opacity) {
    if (opacity < 1) {
      svg.append(" fill-opacity=\"").append(number(opacity)).append('"');
    }
  }

  private static String points(List<Point> points) {
    return points.stream()
        .map(point -> number(point.x()) + "," + number(point.y()))
        .collect(Collectors.joining(" "));
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }
}
