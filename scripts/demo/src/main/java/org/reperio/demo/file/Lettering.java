package org.reperio.demo.file;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Text as outlines of the font that comes with PDFBox (Liberation Sans). Java's own text needs the
 * machine's fonts, which a server may not have and which differ from one machine to the next.
 */
final class Lettering {

  private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final TrueTypeFont font;
  private final CmapLookup glyphs;
  private final int unitsPerEm;

  Lettering() {
    try (InputStream in = PDDocument.class.getResourceAsStream(FONT)) {
      font = new TTFParser().parse(new RandomAccessReadBuffer(in));
      glyphs = font.getUnicodeCmapLookup();
      unitsPerEm = font.getUnitsPerEm();
    } catch (IOException e) {
      throw new UncheckedIOException("the font of PDFBox cannot be read", e);
    }
  }

  /** The font itself; it stays open. */
  TrueTypeFont font() {
    return font;
  }

  double width(String text, double size) {
    return text.codePoints().mapToDouble(c -> advance(c)).sum() * size / unitsPerEm;
  }

  /** The outline of a text that begins at a point of the base line. */
  GeneralPath outline(String text, double size, double x, double y) {
    var path = new GeneralPath();
    double pen = x;
    for (int c : text.codePoints().toArray()) {
      path.append(place(c, size, pen, y), false);
      pen += advance(c) * size / unitsPerEm;
    }
    return path;
  }

  private GeneralPath place(int codePoint, double size, double x, double y) {
    try {
      var data = font.getGlyph().getGlyph(glyphs.getGlyphId(codePoint));
      if (data == null) {
        return new GeneralPath();
      }
      GeneralPath path = data.getPath();
      var transform = AffineTransform.getTranslateInstance(x, y);
      transform.scale(size / unitsPerEm, -size / unitsPerEm);
      path.transform(transform);
      return path;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private double advance(int codePoint) {
    try {
      return font.getAdvanceWidth(glyphs.getGlyphId(codePoint));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
