package org.reperio.demo.file;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/** A surface made by turning a profile around the vertical axis, as a Wavefront OBJ. */
final class Mesh {

  private static final int SIDES = 48;

  /** Pairs of radius and height in millimetres, from the base to the rim. */
  private static final Map<String, double[]> PROFILES =
      Map.of(
          "cup",
              new double[] {
                0, 0, 24, 0, 27, 6, 33, 30, 38, 58, 40, 80, 38, 80, 35, 58, 30, 30, 0, 8
              },
          "jug", new double[] {0, 0, 34, 0, 52, 40, 58, 80, 44, 130, 24, 160, 22, 190, 32, 206},
          "bowl", new double[] {0, 0, 30, 0, 32, 8, 62, 34, 84, 62, 81, 62, 58, 36, 0, 12},
          "lamp", new double[] {0, 0, 30, 0, 42, 12, 44, 24, 34, 34, 18, 36, 16, 30},
          "jar",
              new double[] {0, 0, 60, 0, 120, 120, 150, 260, 130, 400, 70, 480, 76, 520, 66, 520},
          "fingertip", new double[] {0, 0, 7, 0, 8, 6, 8, 16, 7, 21, 4, 24, 0, 25},
          "pulley", new double[] {2, 0, 9, 0, 9, 1.5, 6, 3, 9, 4.5, 9, 6, 2, 6, 2, 0});

  private Mesh() {}

  static byte[] obj(String shape) {
    double[] profile = PROFILES.get(shape);
    if (profile == null) {
      throw new IllegalArgumentException("there is no profile of a " + shape);
    }
    int rings = profile.length / 2;
    var obj = new StringBuilder("# " + shape + ", millimetres\no " + shape + "\n");
    for (int ring = 0; ring < rings; ring++) {
      for (int side = 0; side < SIDES; side++) {
        double angle = 2 * StrictMath.PI * side / SIDES;
        obj.append(
            String.format(
                Locale.ROOT,
                "v %.3f %.3f %.3f\n",
                profile[2 * ring] * StrictMath.cos(angle),
                profile[2 * ring] * StrictMath.sin(angle),
                profile[2 * ring + 1]));
      }
    }
    for (int ring = 0; ring < rings - 1; ring++) {
      for (int side = 0; side < SIDES; side++) {
        int here = ring * SIDES + side + 1;
        int next = ring * SIDES + (side + 1) % SIDES + 1;
        obj.append("f %d %d %d %d\n".formatted(here, next, next + SIDES, here + SIDES));
      }
    }
    return obj.toString().getBytes(StandardCharsets.UTF_8);
  }
}
