package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** Views through a lens: cells, wings, beetles, molecules. */
final class Specimens extends Drawing {

  private final int age;

  /**
   * @param age the higher, the older and larger is what is seen in a micrograph
   */
  Specimens(Canvas canvas, Random random, int age) {
    super(canvas, random);
    this.age = age;
  }

  void micrograph() {
    double size = StrictMath.min(1.1, 0.55 + age * 0.026);
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

  void ribbon() {
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

  void wing() {
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

  void beetle() {
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
}
