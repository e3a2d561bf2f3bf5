package org.reperio.demo.file;

import java.util.Random;

/** Drawings of one kind, on one canvas; chance gives them their detail. */
abstract class Drawing {

  static final int WIDTH = 800;
  static final int HEIGHT = 540;

  final Canvas canvas;
  final Random random;

  Drawing(Canvas canvas, Random random) {
    this.canvas = canvas;
    this.random = random;
  }

  double between(double least, double greatest) {
    return least + random.nextDouble() * (greatest - least);
  }

  static String mix(int[] one, int[] other, double share) {
    int[] colour = new int[3];
    for (int i = 0; i < 3; i++) {
      colour[i] = (int) StrictMath.round(one[i] + (other[i] - one[i]) * share);
    }
    return "#%02x%02x%02x".formatted(colour[0], colour[1], colour[2]);
  }

  void sky(int[] top, int[] bottom) {
    for (int y = 0; y < HEIGHT; y += 6) {
      canvas.rectangle(0, y, WIDTH, 6, mix(top, bottom, (double) y / HEIGHT));
    }
  }
}
