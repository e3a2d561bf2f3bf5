package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** Drawings in place of photographs: what one could see through a lens, on a page or in a plan. */
final class Picture {

  static final int WIDTH = 800;
  static final int HEIGHT = 540;

  private final Canvas canvas;
  private final Random random;
  private final int seed;

  Picture(Canvas canvas, int seed) {
    this.canvas = canvas;
    this.seed = seed;
    this.random = new Random(seed);
  }

  void draw(String subject) {
    switch (subject) {
      case "snowfield" -> snowfield();
      case "reef" -> reef();
      case "stars" -> stars();
      case "micrograph" -> micrograph();
      case "page" -> page();
      case "whiteboard" -> whiteboard();
      case "label" -> label();
      case "spectrogram" -> spectrogram();
      case "circuit" -> circuit();
      case "tracks" -> tracks();
      case "ribbon" -> ribbon();
      case "bridge" -> bridge(false);
      case "bridge-with-sensors" -> bridge(true);
      case "wing" -> wing();
      case "beetle" -> beetle();
      case "playbill" -> playbill();
      case "folders" -> folders();
      default -> throw new IllegalArgumentException("nobody can draw " + subject);
    }
  }

  private double between(double least, double greatest) {
    return least + random.nextDouble() * (greatest - least);
  }

  private static String mix(int[] one, int[] other, double share) {
    int[] colour = new int[3];
    for (int i = 0; i < 3; i++) {
      colour[i] = (int) StrictMath.round(one[i] + (other[i] - one[i]) * share);
    }
    return "#%02x%02x%02x".formatted(colour[0], colour[1], colour[2]);
  }

  private void sky(int[] top, int[] bottom) {
    for (int y = 0; y < HEIGHT; y += 6) {
      canvas.rectangle(0, y, WIDTH, 6, mix(top, bottom, (double) y / HEIGHT));
    }
  }

  private List<Point> ridge(double base, double height, double roughness) {
    var points = new ArrayList<Point>();
    points.add(new Point(0, HEIGHT));
    double phase = between(0, 6);
    for (int x = 0; x <= WIDTH; x += 8) {
      double wave =
          StrictMath.sin(phase + x / 97.0)
              + StrictMath.sin(2 * phase + x / 41.0) / 2
              + StrictMath.sin(phase + x / 13.0) * roughness;
      points.add(new Point(x, base - height * wave / 2));
    }
    points.add(new Point(WIDTH, HEIGHT));
    return points;
  }

  private void snowfield() {
    sky(new int[] {64, 92, 130}, new int[] {224, 228, 232});
    canvas.polygon(ridge(250, 90, 0.25), "#8fa6bd", 1);
    canvas.polygon(ridge(300, 60, 0.15), "#b9c9d8", 1);
    canvas.polygon(ridge(360, 26, 0.02), "#eef4f8", 1);
    canvas.polygon(
        List.of(new Point(470, 392), new Point(535, 322), new Point(600, 392)), "#d1721c", 1);
    canvas.polygon(
        List.of(new Point(535, 322), new Point(600, 392), new Point(622, 384)), "#a7560f", 1);
    canvas.line(520, 392, 520, 250, "#3b3b3b", 3);
    canvas.line(520, 250, 548, 262, "#b3261e", 4);
    for (int i = 0; i < 420; i++) {
      canvas.circle(
          between(0, WIDTH), between(0, HEIGHT), between(0.6, 2.2), "#ffffff", between(0.3, 0.9));
    }
  }

  private void reef() {
    sky(new int[] {20, 110, 140}, new int[] {8, 60, 84});
    String[] colours = {"#d98a6a", "#c25b7a", "#e0b35a", "#8a6fb0", "#6fae8d", "#e9ddd0"};
    for (int i = 0; i < 70; i++) {
      double x = between(0, WIDTH);
      double y = between(0, HEIGHT);
      String colour = colours[random.nextInt(colours.length)];
      double size = between(14, 46);
      for (int j = 0; j < 12; j++) {
        canvas.circle(
            x + between(-size, size), y + between(-size, size), size / between(2, 5), colour, 0.7);
      }
    }
    for (int i = 0; i < 50; i++) {
      double x = between(20, WIDTH - 20);
      double y = between(20, HEIGHT - 20);
      canvas.line(x - 5, y, x + 5, y, "#ffffff", 1.4);
      canvas.line(x, y - 5, x, y + 5, "#ffffff", 1.4);
    }
  }

  private void stars() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#050a18");
    for (int i = 0; i < 900; i++) {
      double bright = StrictMath.pow(random.nextDouble(), 6);
      String colour = mix(new int[] {255, 214, 170}, new int[] {190, 210, 255}, between(0, 1));
      canvas.circle(between(0, WIDTH), between(0, HEIGHT), 0.5 + 4 * bright, colour, 0.9);
    }
    for (int i = 1; i <= 4; i++) {
      double x = between(120, WIDTH - 120);
      double y = between(90, HEIGHT - 90);
      canvas.circle(x, y, 5, "#fff7e0", 1);
      canvas.line(ring(x, y, 16), "#58d68d", 1.4);
      canvas.text(x + 22, y + 5, "C" + i, 15, "#58d68d", Anchor.START);
    }
    canvas.line(WIDTH - 150, HEIGHT - 30, WIDTH - 50, HEIGHT - 30, "#ffffff", 2);
    canvas.text(WIDTH - 100, HEIGHT - 40, "5 arcmin", 13, "#ffffff", Anchor.MIDDLE);
  }

  private static List<Point> ring(double x, double y, double radius) {
    var points = new ArrayList<Point>();
    for (int i = 0; i <= 40; i++) {
      double angle = i * StrictMath.PI / 20;
      points.add(new Point(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)));
    }
    return points;
  }

  /** The higher the seed, the older and larger is what is seen. */
  private void micrograph() {
    double size = StrictMath.min(1.1, 0.55 + seed * 0.026);
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#070510");
    for (int ring = 12; ring > 0; ring--) {
      canvas.circle(400, 270, ring * 19 * size, ring % 2 == 0 ? "#b0208f" : "#5c1152", 0.22);
    }
    for (int i = 0; i < 260; i++) {
      double angle = between(0, 2 * StrictMath.PI);
      double distance = 220 * size * StrictMath.sqrt(random.nextDouble());
      double x = 400 + distance * StrictMath.cos(angle);
      double y = 270 + distance * StrictMath.sin(angle);
      canvas.circle(x, y, between(4, 8), "#1fd5e6", 0.35);
      canvas.circle(x, y, 2.4, "#c9fbff", 0.8);
    }
    canvas.rectangle(WIDTH - 170, HEIGHT - 34, 120, 6, "#ffffff");
    canvas.text(WIDTH - 110, HEIGHT - 42, "50 µm", 15, "#ffffff", Anchor.MIDDLE);
  }

  private void page() {
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

  private void whiteboard() {
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

  private void label() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#d9d4c7");
    canvas.rectangle(140, 120, 520, 300, "#fffdf6");
    String[] lines = {"SWK-001", "Swartkop, coastal dunes", "III.2016, 06:10, fog", "leg. T. D."};
    for (int i = 0; i < lines.length; i++) {
      canvas.text(180, 190 + i * 58, lines[i], i == 0 ? 44 : 32, "#1f2937", Anchor.START);
    }
    canvas.circle(610, 165, 9, "#4b5563", 1);
  }

  private void spectrogram() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#0b0724");
    int[] cold = {36, 12, 84};
    int[] hot = {253, 231, 76};
    double[] centres = {between(0.2, 0.4), between(0.45, 0.6), between(0.7, 0.85)};
    for (int column = 0; column < 100; column++) {
      for (int row = 0; row < 54; row++) {
        double frequency = 1 - row / 54.0;
        double power = 0.12 * random.nextDouble();
        for (int i = 0; i < centres.length; i++) {
          double centre = centres[i] + 0.08 * StrictMath.sin(column / (5.0 + 3 * i) + i);
          double distance = (frequency - centre) / 0.022;
          boolean sounding = (column / (9 + 4 * i)) % 3 != 2;
          power += sounding ? StrictMath.exp(-distance * distance) : 0;
        }
        canvas.rectangle(column * 8, row * 10, 8, 10, mix(cold, hot, StrictMath.min(1, power)));
      }
    }
    canvas.text(12, 22, "8 kHz", 14, "#ffffff", Anchor.START);
    canvas.text(12, HEIGHT - 10, "0", 14, "#ffffff", Anchor.START);
  }

  private void circuit() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#fcfcf7");
    var names = new ArrayList<>(List.of("SENSOR", "AMP", "ADC", "CPU", "RADIO", "BATTERY"));
    names.addAll(List.of("CLOCK", "HEATER", "FLASH", "MOTOR", "GPS", "DISPLAY"));
    Collections.shuffle(names, random);
    for (int i = 0; i < 6; i++) {
      double x = 70 + (i % 3) * 250;
      double y = 90 + (i / 3) * 230;
      canvas.line(
          List.of(
              new Point(x, y),
              new Point(x + 150, y),
              new Point(x + 150, y + 110),
              new Point(x, y + 110),
              new Point(x, y)),
          "#1b3a57",
          2.4);
      canvas.text(x + 75, y + 60, names.get(i), 18, "#1b3a57", Anchor.MIDDLE);
      for (int pin = 0; pin < 4; pin++) {
        canvas.line(x - 12, y + 20 + pin * 24, x, y + 20 + pin * 24, "#1b3a57", 2);
        canvas.line(x + 150, y + 20 + pin * 24, x + 162, y + 20 + pin * 24, "#1b3a57", 2);
      }
      if (i % 3 < 2) {
        int wires = 2 + random.nextInt(3);
        for (int wire = 0; wire < wires; wire++) {
          double at = y + 20 + wire * 24;
          canvas.line(x + 162, at, x + 238, at, "#b3261e", 1.6);
        }
      }
    }
    canvas.line(
        List.of(new Point(645, 212), new Point(645, 256), new Point(145, 256), new Point(145, 308)),
        "#b3261e",
        1.6);
    canvas.text(WIDTH - 24, HEIGHT - 18, "scale: none", 13, "#555555", Anchor.END);
  }

  private void tracks() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#ffffff");
    for (int plane = 0; plane < 5; plane++) {
      canvas.rectangle(150 + plane * 120, 60, 10, 420, "#b8c4d0");
      canvas.text(155 + plane * 120, 48, "S" + (plane + 1), 15, "#333333", Anchor.MIDDLE);
    }
    for (int i = 0; i < 9; i++) {
      double y = between(90, 450);
      double slope = between(-0.05, 0.05);
      canvas.line(40, y, 760, y + slope * 720, "#cc3311", 1.3);
      for (int plane = 0; plane < 5; plane++) {
        double x = 155 + plane * 120;
        canvas.circle(x, y + slope * (x - 40) + between(-3, 3), 4, "#0077bb", 0.9);
      }
    }
  }

  private void ribbon() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#ffffff");
    int[] cold = {36, 86, 170};
    int[] warm = {214, 64, 36};
    double x = 120;
    double y = 300;
    for (int i = 0; i < 220; i++) {
      double angle = i / 9.0;
      double nextX = 120 + i * 2.6 + 46 * StrictMath.cos(angle);
      double nextY = 280 + 90 * StrictMath.sin(i / 37.0) + 60 * StrictMath.sin(angle);
      double heat = StrictMath.exp(-StrictMath.pow((i - 150) / 26.0, 2));
      canvas.line(x, y, nextX, nextY, mix(cold, warm, heat), 13 - 5 * StrictMath.cos(angle));
      x = nextX;
      y = nextY;
    }
    canvas.text(540, 120, "G41", 20, "#333333", Anchor.MIDDLE);
  }

  private void bridge(boolean sensors) {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#f7fafc");
    canvas.rectangle(0, 400, WIDTH, 140, "#cfe3ee");
    canvas.rectangle(40, 230, 720, 16, "#5b6770");
    for (int span = 0; span < 3; span++) {
      double left = 60 + span * 230;
      var arch = new ArrayList<Point>();
      for (int i = 0; i <= 30; i++) {
        double share = i / 30.0;
        arch.add(new Point(left + share * 220, 400 - 150 * StrictMath.sin(share * StrictMath.PI)));
      }
      canvas.line(arch, "#5b6770", 5);
      canvas.rectangle(left - 12, 246, 14, 180, "#7d8891");
      for (int sensor = 0; sensors && sensor < 4; sensor++) {
        double x = left + 34 + sensor * 50;
        canvas.circle(x, 238, 6, "#cc3311", 1);
        canvas.text(x, 220, String.valueOf(span * 4 + sensor + 1), 14, "#cc3311", Anchor.MIDDLE);
      }
    }
    canvas.rectangle(738, 246, 14, 180, "#7d8891");
    canvas.text(40, 190, "N", 20, "#333333", Anchor.START);
    canvas.text(760, 190, "S", 20, "#333333", Anchor.END);
  }

  private void wing() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#fdfbf3");
    var outline = new ArrayList<Point>();
    for (int i = 0; i <= 60; i++) {
      double angle = i * StrictMath.PI / 30;
      double radius = 1 + 0.24 * StrictMath.cos(angle) - 0.08 * StrictMath.cos(3 * angle);
      outline.add(
          new Point(
              380 + 270 * radius * StrictMath.cos(angle),
              270 + 118 * radius * StrictMath.sin(angle)));
    }
    canvas.polygon(outline, "#eee6cf", 0.7);
    canvas.line(outline, "#4a4036", 2.2);
    for (int vein = 0; vein < 7; vein++) {
      var line = new ArrayList<Point>();
      for (int i = 0; i <= 20; i++) {
        double share = i / 20.0;
        line.add(
            new Point(
                190 + share * (470 - vein * 18),
                270 + (vein - 3) * 30 * StrictMath.sin(share * 2.2)));
      }
      canvas.line(line, "#4a4036", 1.3);
    }
    canvas.line(500, 200, 486, 330, "#4a4036", 1.3);
    canvas.line(380, 190, 396, 345, "#4a4036", 1.3);
  }

  private void beetle() {
    canvas.rectangle(0, 0, WIDTH, HEIGHT, "#ffffff");
    int[][] legs = {{-1, 190}, {-1, 270}, {-1, 350}, {1, 190}, {1, 270}, {1, 350}};
    for (int[] leg : legs) {
      double length = leg[1] == 350 ? 190 : 130;
      canvas.line(
          List.of(
              new Point(400 + leg[0] * 60, leg[1]),
              new Point(400 + leg[0] * length, leg[1] - 24),
              new Point(400 + leg[0] * (length + 50), leg[1] + 66)),
          "#2d2620",
          6);
    }
    var body = new ArrayList<Point>();
    for (int i = 0; i < 60; i++) {
      double angle = i * StrictMath.PI / 30;
      body.add(new Point(400 + 92 * StrictMath.cos(angle), 310 + 158 * StrictMath.sin(angle)));
    }
    canvas.polygon(body, "#2d2620", 1);
    canvas.circle(400, 150, 60, "#3a312a", 1);
    canvas.circle(400, 92, 32, "#2d2620", 1);
    canvas.line(400, 170, 400, 464, "#6e5d4e", 2);
    for (int row = 0; row < 4; row++) {
      for (int i = 0; i < 12; i++) {
        canvas.circle(340 + row * 40, 212 + i * 19, 3, "#e8e0d2", 0.9);
      }
    }
    canvas.rectangle(620, 480, 100, 4, "#000000");
    canvas.text(670, 472, "5 mm", 15, "#000000", Anchor.MIDDLE);
  }

  private void playbill() {
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

  private void folders() {
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
