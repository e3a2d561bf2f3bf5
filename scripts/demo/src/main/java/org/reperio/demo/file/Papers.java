package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** Handwriting and print: pages, boards, labels, bills, folders. */
final class Papers extends Drawing {

  Papers(Canvas canvas, Random random) {
    super(canvas, random);
  }

  void page() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#2b2521");
    canvas.rectangle(170, 14, 460, 512, "#eadfc4");
    for (int i = 0; i < 60; i++) {
      canvas.circle(between(175, 625), between(18, 522), between(2, 26), "#d8c7a0", 0.22);
    }
    canvas.rectangle(214, 60, 78, 78, "#9c2b1f");
    canvas.polygon(
        List.of(new Point(226, 130), new Point(253, 70), new Point(280, 130)), "#e6c35c", 1);
    canvas.circle(253, 112, 13, "#c6642b", 1);
    for (int line = 0; line < 22; line++) {
      double x = line < 4 ? 304 : 214;
      double y = 72 + line * 20;
      while (x < 582) {
        double width = between(14, 44);
        var stroke = new ArrayList<Point>();
        for (double pen = 0; pen < width; pen += 3) {
          stroke.add(new Point(x + pen, y + between(-4.5, 4.5)));
        }
        canvas.line(stroke, line == 9 ? "#9c2b1f" : "#3c2a1a", 1.7);
        x += width + 8;
      }
    }
  }

  void whiteboard() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#9aa3ab");
    canvas.rectangle(30, 26, 740, 470, "#fbfcfd");
    String[] days = {"Tuesday", "Wednesday", "Thursday"};
    String[] ink = {"#1d4ed8", "#b91c1c", "#15803d"};
    for (int day = 0; day < 3; day++) {
      double x = 60 + day * 240;
      canvas.text(x, 74, days[day], 26, "#111827", Anchor.START);
      canvas.line(x, 84, x + 180, 84 + between(-3, 3), "#111827", 3);
      for (int line = 0; line < 7; line++) {
        var stroke = new ArrayList<Point>();
        double width = between(80, 190);
        for (double pen = 0; pen < width; pen += 5) {
          stroke.add(new Point(x + pen, 124 + line * 50 + between(-8, 8)));
        }
        canvas.line(stroke, ink[random.nextInt(3)], 2.6);
      }
    }
  }

  void label() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#d9d4c7");
    canvas.rectangle(140, 120, 520, 300, "#fffdf6");
    String[] lines = {"SWK-001", "Swartkop, coastal dunes", "III.2016, 06:10, fog", "leg. T. D."};
    for (int i = 0; i < lines.length; i++) {
      canvas.text(180, 190 + i * 58, lines[i], i == 0 ? 44 : 32, "#1f2937", Anchor.START);
    }
    canvas.circle(610, 165, 9, "#4b5563", 1);
  }

  void playbill() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#f3e3c3");
    canvas.rectangle(30, 30, 740, 12, "#1f3f77");
    canvas.rectangle(30, 498, 740, 12, "#1f3f77");
    canvas.text(400, 100, "THÉÂTRE MUNICIPAL", 38, "#1f3f77", Anchor.MIDDLE);
    canvas.text(400, 148, "Mardi 14 janvier 1873, à huit heures", 22, "#222222", Anchor.MIDDLE);
    canvas.text(400, 238, "LE NOTAIRE", 74, "#a3201c", Anchor.MIDDLE);
    canvas.text(400, 306, "ET LA POULE", 58, "#a3201c", Anchor.MIDDLE);
    canvas.text(400, 352, "comédie en trois actes", 24, "#222222", Anchor.MIDDLE);
    canvas.text(400, 416, "La salle sera chauffée.", 27, "#222222", Anchor.MIDDLE);
    canvas.text(400, 466, "Parterre : 1 franc 20", 22, "#222222", Anchor.MIDDLE);
  }

  void folders() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#f1f5f9");
    String[] names = {"final", "final2", "NEW", "old", "old (1)", "misc", "asdf", "2019?"};
    for (int i = 0; i < 40; i++) {
      double x = 24 + (i % 8) * 96;
      double y = 30 + (i / 8) * 100;
      String colour = mix(new int[] {250, 204, 21}, new int[] {185, 28, 28}, i / 40.0);
      canvas.rectangle(x, y, 30, 12, colour);
      canvas.rectangle(x, y + 8, 74, 48, colour);
      String name = names[random.nextInt(names.length)];
      canvas.text(x + 37, y + 74, name, 13, "#334155", Anchor.MIDDLE);
    }
  }
}
