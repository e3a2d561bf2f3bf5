package org.reperio.demo.file;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.reperio.demo.file.Canvas.Anchor;
import org.reperio.demo.file.Canvas.Point;

/** Drawings of instruments and engineers: spectrograms, circuits, tracks. */
final class Schemes extends Drawing {

  Schemes(Canvas canvas, Random random) {
    super(canvas, random);
  }

  void spectrogram() {
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

  void circuit() {
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

  void tracks() {
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
}
