package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.List;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** The logo of a community: a simple sign in one colour on another, 256 pixels square. */
public final class Emblem {

  private final SvgCanvas canvas = new SvgCanvas(256, 256);
  private final String ink;

  private Emblem(String background, String ink) {
    this.ink = ink;
    canvas.rectangle(0, 0, 256, 256, background);
  }

  /** An SVG. */
  public static byte[] svg(String sign, String background, String ink) {
    var emblem = new Emblem(background, ink);
    emblem.draw(sign);
    return emblem.canvas.bytes();
  }

  private void draw(String sign) {
    switch (sign) {
      case "tower" -> tower();
      case "book" -> book();
      case "flake" -> flake();
      case "wave" -> waves();
      case "helix" -> helix();
      case "heart" -> heart();
      case "skyline" -> skyline();
      case "quill" -> quill();
      case "speech" -> speech();
      case "gear" -> gear();
      case "board" -> board();
      case "calendar" -> calendar();
      default -> throw new IllegalArgumentException("there is no emblem " + sign);
    }
  }

  private static Point at(double x, double y) {
    return new Point(x, y);
  }

  private static Point around(double radius, double angle) {
    return at(128 + radius * StrictMath.cos(angle), 128 + radius * StrictMath.sin(angle));
  }

  private void tower() {
    canvas.polygon(List.of(at(128, 36), at(168, 92), at(88, 92)), ink, 1);
    canvas.rectangle(96, 98, 64, 112, ink);
    canvas.rectangle(60, 150, 136, 60, ink);
    canvas.rectangle(48, 216, 160, 10, ink);
  }

  private void book() {
    canvas.polygon(List.of(at(40, 72), at(122, 92), at(122, 204), at(40, 184)), ink, 1);
    canvas.polygon(List.of(at(216, 72), at(134, 92), at(134, 204), at(216, 184)), ink, 0.8);
  }

  private void flake() {
    for (int i = 0; i < 6; i++) {
      double angle = i * StrictMath.PI / 3;
      canvas.line(List.of(at(128, 128), around(88, angle)), ink, 9);
      Point joint = around(54, angle);
      canvas.line(List.of(around(80, angle + 0.3), joint, around(80, angle - 0.3)), ink, 7);
    }
  }

  private void waves() {
    for (int row = 0; row < 3; row++) {
      var line = new ArrayList<Point>();
      for (int x = 32; x <= 224; x += 6) {
        line.add(at(x, 84 + row * 46 + 17 * StrictMath.sin(x / 19.0 + row)));
      }
      canvas.line(line, ink, 12);
    }
  }

  private void helix() {
    var one = new ArrayList<Point>();
    var other = new ArrayList<Point>();
    for (int y = 36; y <= 220; y += 4) {
      double swing = 54 * StrictMath.sin((y - 36) / 29.3);
      one.add(at(128 + swing, y));
      other.add(at(128 - swing, y));
      if ((y - 36) % 20 == 12) {
        canvas.line(128 + swing, y, 128 - swing, y, ink, 5);
      }
    }
    canvas.line(one, ink, 10);
    canvas.line(other, ink, 10);
  }

  private void heart() {
    var outline = new ArrayList<Point>();
    for (int i = 0; i < 80; i++) {
      double angle = i * StrictMath.PI / 40;
      double sine = StrictMath.sin(angle);
      double up =
          13 * StrictMath.cos(angle)
              - 5 * StrictMath.cos(2 * angle)
              - 2 * StrictMath.cos(3 * angle)
              - StrictMath.cos(4 * angle);
      outline.add(at(128 + 5.4 * 16 * sine * sine * sine, 118 - 5.4 * up));
    }
    canvas.polygon(outline, ink, 1);
  }

  private void skyline() {
    int[][] houses = {{36, 130}, {72, 84}, {108, 150}, {144, 58}, {180, 112}};
    for (int[] house : houses) {
      canvas.rectangle(house[0], house[1], 32, 206 - house[1], ink);
    }
    canvas.rectangle(28, 212, 200, 8, ink);
  }

  private void quill() {
    canvas.polygon(List.of(at(200, 40), at(186, 128), at(96, 180), at(118, 92)), ink, 1);
    canvas.line(118, 150, 62, 214, ink, 7);
    canvas.line(84, 218, 190, 218, ink, 6);
  }

  private void speech() {
    canvas.circle(128, 112, 78, ink, 1);
    canvas.polygon(List.of(at(78, 158), at(60, 222), at(126, 184)), ink, 1);
  }

  private void gear() {
    var outline = new ArrayList<Point>();
    for (int i = 0; i < 40; i++) {
      outline.add(around(i % 4 < 2 ? 92 : 68, i * StrictMath.PI / 20));
    }
    outline.add(outline.get(0));
    canvas.line(outline, ink, 14);
    canvas.circle(128, 128, 26, ink, 1);
  }

  private void board() {
    canvas.line(List.of(at(40, 56), at(216, 56), at(216, 172), at(40, 172), at(40, 56)), ink, 11);
    canvas.line(90, 214, 128, 176, ink, 9);
    canvas.line(166, 214, 128, 176, ink, 9);
    canvas.line(List.of(at(66, 140), at(104, 96), at(142, 128), at(190, 82)), ink, 8);
  }

  private void calendar() {
    canvas.line(List.of(at(48, 64), at(208, 64), at(208, 208), at(48, 208), at(48, 64)), ink, 11);
    canvas.rectangle(48, 64, 160, 38, ink);
    canvas.line(88, 44, 88, 74, ink, 9);
    canvas.line(168, 44, 168, 74, ink, 9);
    canvas.text(128, 182, "9", 78, ink, Anchor.MIDDLE);
  }
}
