package org.reperio.demo.file;

import java.awt.AlphaComposite;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/** Draws a PNG. Works without a display and without fonts. */
final class PngCanvas implements Canvas {

  private final BufferedImage image;
  private final Graphics2D pen;
  private final Lettering lettering;

  PngCanvas(int width, int height, Lettering lettering) {
    this.lettering = lettering;
    image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
  }

  @Override
  public void rectangle(double x, double y, double width, double height, String fill) {
    pen.setColor(Color.decode(fill));
    pen.fill(new Rectangle2D.Double(x, y, width, height));
  }

  @Override
  public void circle(double x, double y, double radius, String fill, double opacity) {
    fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius), fill, opacity);
  }

  @Override
  public void polygon(List<Point> points, String fill, double opacity) {
    Path2D path = path(points);
    path.closePath();
    fill(path, fill, opacity);
  }

  private void fill(Shape shape, String fill, double opacity) {
    pen.setComposite(AlphaComposite.getInstance(AlphaComposite.SRC_OVER, (float) opacity));
    pen.setColor(Color.decode(fill));
    pen.fill(shape);
    pen.setComposite(AlphaComposite.SrcOver);
  }

  @Override
  public void line(List<Point> points, String colour, double width) {
    pen.setColor(Color.decode(colour));
    pen.setStroke(new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
    pen.draw(path(points));
  }

  private static Path2D path(List<Point> points) {
    var path = new Path2D.Double();
    path.moveTo(points.get(0).x(), points.get(0).y());
    points.stream().skip(1).forEach(point -> path.lineTo(point.x(), point.y()));
    return path;
  }

  @Override
  public void text(double x, double y, String text, double size, String colour, Anchor anchor) {
    double width = lettering.width(text, size);
    double left =
        switch (anchor) {
          case START -> x;
          case MIDDLE -> x - width / 2;
          case END -> x - width;
        };
    pen.setColor(Color.decode(colour));
    pen.fill(lettering.outline(text, size, left, y));
  }

  /** The picture as it is now. */
  BufferedImage image() {
    return image;
  }

  @Override
  public byte[] bytes() {
    try {
      var out = new ByteArrayOutputStream();
      ImageIO.write(image, "png", out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
