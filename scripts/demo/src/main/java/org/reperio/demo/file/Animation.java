package org.reperio.demo.file;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;

/** A short animation in place of a film, as a GIF that runs for ever. */
final class Animation {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 200;
  private static final int FRAMES = 20;
  private static final int CENTISECONDS = 10;
  private static final int COLOURS = 32;

  private Animation() {}

  /** A height at a place and a time, −1 to 1. */
  private interface Field {
    double at(double x, double y, double turn);
  }

  static byte[] gif(String subject) {
    Field field =
        switch (subject) {
          case "waves" ->
              (x, y, turn) ->
                  0.6 * StrictMath.sin(9 * x + 4 * StrictMath.sin(5 * y) + turn)
                      + 0.4 * StrictMath.sin(14 * y - turn);
          case "rings" ->
              (x, y, turn) -> StrictMath.sin(38 * StrictMath.hypot(x - 0.8, y - 0.5) - turn);
          default -> throw new IllegalArgumentException("nobody can animate " + subject);
        };
    try {
      return write(field);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] write(Field field) throws IOException {
    IndexColorModel colours = sea();
    var out = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (var stream = ImageIO.createImageOutputStream(out)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int frame = 0; frame < FRAMES; frame++) {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_BYTE_INDEXED, colours);
        double turn = 2 * StrictMath.PI * frame / FRAMES;
        for (int y = 0; y < HEIGHT; y++) {
          for (int x = 0; x < WIDTH; x++) {
            double height = field.at((double) x / HEIGHT, (double) y / HEIGHT, turn);
            int shade = (int) ((height + 1) / 2 * (COLOURS - 1));
            image.getRaster().setSample(x, y, 0, shade);
          }
        }
        writer.writeToSequence(new IIOImage(image, null, timing(writer, image, frame)), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IndexColorModel sea() {
    byte[] red = new byte[COLOURS];
    byte[] green = new byte[COLOURS];
    byte[] blue = new byte[COLOURS];
    for (int i = 0; i < COLOURS; i++) {
      red[i] = (byte) (10 + 4 * i);
      green[i] = (byte) (50 + 6 * i);
      blue[i] = (byte) (90 + 5 * i);
    }
    return new IndexColorModel(5, COLOURS, red, green, blue);
  }

  private static IIOMetadata timing(ImageWriter writer, BufferedImage image, int frame)
      throws IOException {
    IIOMetadata metadata =
        writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(image), null);
    String format = metadata.getNativeMetadataFormatName();
    var root = (IIOMetadataNode) metadata.getAsTree(format);
    var control = (IIOMetadataNode) root.getElementsByTagName("GraphicControlExtension").item(0);
    control.setAttribute("delayTime", String.valueOf(CENTISECONDS));
    if (frame == 0) {
      var extensions = new IIOMetadataNode("ApplicationExtensions");
      var loop = new IIOMetadataNode("ApplicationExtension");
      loop.setAttribute("applicationID", "NETSCAPE");
      loop.setAttribute("authenticationCode", "2.0");
      loop.setUserObject(new byte[] {1, 0, 0});
      extensions.appendChild(loop);
      root.appendChild(extensions);
    }
    metadata.setFromTree(format, root);
    return metadata;
  }
}
