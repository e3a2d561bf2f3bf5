package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** Views from afar: a field of snow, a reef, the sky at night, a bridge. */
final class Scenery extends Drawing {

  Scenery(Canvas canvas, Random random) {
    super(canvas, random);
  }

  void snowfield() {
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

  void reef() {
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

  void stars() {
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

  void bridge(boolean sensors) {
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

  private static List<Point> ring(double x, double y, double radius) {
    var points = new ArrayList<Point>();
    for (int i = 0; i <= 40; i++) {
      double angle = i * StrictMath.PI / 20;
      points.add(new Point(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle)));
    }
    return points;
  }
}
