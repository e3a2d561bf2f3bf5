package org.reperio.demo.file;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;

/**
 * Writes a record as a PDF: an article or report, a set of slides, or a poster. The same record
 * gives the same bytes.
 */
final class Pdf {

  private static final float MARGIN = 64;
  private static final Color INK = new Color(0x22, 0x22, 0x22);
  private static final Color ACCENT = new Color(0x0b, 0x4f, 0x6c);
  private static final Color FAINT = new Color(0x77, 0x77, 0x77);
  private static final String FOOTER =
      "Demonstration document of Reperio, shortened. The people and the findings are invented.";

  private final Subject subject;
  private final PDDocument document = new PDDocument();
  private final PDType0Font font;
  private final PDRectangle size;
  private PDPageContentStream page;
  private float y;

  private Pdf(Subject subject, PDRectangle size, Lettering lettering) throws IOException {
    this.subject = subject;
    this.size = size;
    document.setDocumentId((long) subject.doi().hashCode());
    document.getDocumentInformation().setTitle(subject.title());
    document.getDocumentInformation().setAuthor(String.join("; ", subject.authors()));
    font = PDType0Font.load(document, lettering.font(), true);
  }

  /**
   * @param figures shown with their captions, in this order
   */
  static byte[] write(Subject subject, List<Figure> figures, Lettering lettering) {
    boolean wide = subject.type().equals("presentation") || subject.type().equals("lesson");
    PDRectangle size =
        wide
            ? new PDRectangle(842, 474)
            : subject.type().equals("poster") ? PDRectangle.A3 : PDRectangle.A4;
    try {
      var pdf = new Pdf(subject, size, lettering);
      try (pdf.document) {
        if (wide) {
          pdf.slides(figures);
        } else {
          pdf.article(figures);
        }
        pdf.page.close();
        var out = new ByteArrayOutputStream();
        pdf.document.save(out);
        return out.toByteArray();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the PDF of " + subject.title(), e);
    }
  }

  /** A picture and the words below it. */
  record Figure(BufferedImage image, String caption) {}

  private void article(List<Figure> figures) throws IOException {
    float scale = size.getWidth() / PDRectangle.A4.getWidth();
    newPage();
    y -= 20 * scale;
    paragraph(subject.title(), 20 * scale, ACCENT, 0);
    paragraph(subject.byline(), 11.5f * scale, INK, 0);
    String version = subject.version().isEmpty() ? "" : " · version " + subject.version();
    paragraph(
        subject.date() + version + " · https://doi.org/" + subject.doi(), 9 * scale, FAINT, 0);
    y -= 12 * scale;
    heading("Abstract", scale);
    blocks(subject.text(), 11 * scale);
    if (!subject.keywords().isEmpty()) {
      paragraph("Keywords: " + String.join(", ", subject.keywords()), 9.5f * scale, FAINT, 0);
    }
    int number = 1;
    for (Figure figure : figures) {
      figure(figure.image(), "Figure " + number++ + ": " + figure.caption(), scale);
    }
    if (!subject.relatedTitles().isEmpty()) {
      heading("Related works", scale);
      for (String title : subject.relatedTitles()) {
        paragraph("•  " + title, 10 * scale, INK, 10);
      }
    }
    heading("How to cite", scale);
    paragraph(subject.citation(), 10 * scale, INK, 0);
    if (subject.authors().size() > 8) {
      heading("Authors", scale);
      paragraph(String.join(", ", subject.authors()), 9 * scale, INK, 0);
    }
    heading("Licence", scale);
    paragraph(subject.licence(), 10 * scale, INK, 0);
  }

  private void slides(List<Figure> figures) throws IOException {
    newPage();
    y -= 90;
    paragraph(subject.title(), 32, ACCENT, 0);
    paragraph(subject.byline(), 18, INK, 0);
    paragraph(subject.date(), 14, FAINT, 0);
    List<Prose.Block> items = new ArrayList<>();
    for (Prose.Block block : subject.text().blocks()) {
      if (block.item()) {
        items.add(block);
      } else {
        newPage();
        y -= 50;
        paragraph(block.plain(), 24, INK, 0);
      }
    }
    if (!items.isEmpty()) {
      newPage();
      y -= 40;
      for (Prose.Block item : items) {
        paragraph("•  " + item.plain(), 24, INK, 12);
        y -= 10;
      }
    }
    for (Figure figure : figures) {
      newPage();
      figure(figure.image(), figure.caption(), 1);
    }
  }

  private void heading(String text, float scale) throws IOException {
    y -= 8 * scale;
    paragraph(text, 13.5f * scale, ACCENT, 0);
  }

  private void blocks(Prose prose, float points) throws IOException {
    for (Prose.Block block : prose.blocks()) {
      paragraph((block.item() ? "•  " : "") + block.plain(), points, INK, block.item() ? 14 : 0);
    }
  }

  private void figure(BufferedImage picture, String caption, float scale) throws IOException {
    boolean poster = subject.type().equals("poster");
    PDImageXObject image = LosslessFactory.createFromImage(document, picture);
    float width = StrictMath.min(size.getWidth() - 2 * MARGIN, (poster ? 320 : 440) * scale);
    float height = width * picture.getHeight() / picture.getWidth();
    if (y - height - 30 < MARGIN) {
      newPage();
    }
    page.drawImage(image, MARGIN, y - height, width, height);
    y -= height + 16 * scale;
    paragraph(caption, 9 * scale, FAINT, 0);
  }

  private void newPage() throws IOException {
    if (page != null) {
      page.close();
    }
    var sheet = new PDPage(size);
    document.addPage(sheet);
    page = new PDPageContentStream(document, sheet);
    y = size.getHeight() - MARGIN;
    write(FOOTER, 8, FAINT, MARGIN, 30);
    String number = String.valueOf(document.getNumberOfPages());
    write(number, 8, FAINT, size.getWidth() - MARGIN, 30);
  }

  private void paragraph(String text, float points, Color colour, float indent) throws IOException {
    float leading = points * 1.38f;
    for (String line : wrap(printable(text), points, size.getWidth() - 2 * MARGIN - indent)) {
      if (y - leading < MARGIN) {
        newPage();
      }
      y -= leading;
      write(line, points, colour, MARGIN + indent, y);
    }
    y -= points * 0.5f;
  }

  private void write(String line, float points, Color colour, float x, float at)
      throws IOException {
    page.beginText();
    page.setFont(font, points);
    page.setNonStrokingColor(colour);
    page.newLineAtOffset(x, at);
    page.showText(line);
    page.endText();
  }

  private List<String> wrap(String text, float points, float width) throws IOException {
    var lines = new ArrayList<String>();
    var line = new StringBuilder();
    for (String word : text.split("\\s+")) {
      String longer = line.isEmpty() ? word : line + " " + word;
      if (!line.isEmpty() && font.getStringWidth(longer) * points / 1000 > width) {
        lines.add(line.toString());
        line = new StringBuilder(word);
      } else {
        line = new StringBuilder(longer);
      }
    }
    lines.add(line.toString());
    return lines;
  }

  /** Characters that the font has no glyph for become what they are compatible with, or "?". */
  private String printable(String text) {
    var printable = new StringBuilder();
    text.codePoints()
        .mapToObj(Character::toString)
        .forEach(
            c -> {
              String plainer = Normalizer.normalize(c, Normalizer.Form.NFKC);
              printable.append(hasGlyphs(c) ? c : hasGlyphs(plainer) ? plainer : "?");
            });
    return printable.toString();
  }

  private boolean hasGlyphs(String text) {
    try {
      font.encode(text);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }
}
