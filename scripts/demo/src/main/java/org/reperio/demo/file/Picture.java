package org.reperio.demo.file;

import java.util.Random;

/** Drawings in place of photographs: what one could see through a lens, on a page or in a plan. */
final class Picture {

  static final int WIDTH = Drawing.WIDTH;
  static final int HEIGHT = Drawing.HEIGHT;

  private final Canvas canvas;
  private final Random random;
  private final int seed;

  Picture(Canvas canvas, int seed) {
    this.canvas = canvas;
    this.seed = seed;
    this.random = new Random(seed);
  }

  void draw(String subject) {
    var scenery = new Scenery(canvas, random);
    var specimens = new Specimens(canvas, random, seed);
    var papers = new Papers(canvas, random);
    var schemes = new Schemes(canvas, random);
    switch (subject) {
      case "snowfield" -> scenery.snowfield();
      case "reef" -> scenery.reef();
      case "stars" -> scenery.stars();
      case "micrograph" -> specimens.micrograph();
      case "page" -> papers.page();
      case "whiteboard" -> papers.whiteboard();
      case "label" -> papers.label();
      case "spectrogram" -> schemes.spectrogram();
      case "circuit" -> schemes.circuit();
      case "tracks" -> schemes.tracks();
      case "ribbon" -> specimens.ribbon();
      case "bridge" -> scenery.bridge(false);
      case "bridge-with-sensors" -> scenery.bridge(true);
      case "wing" -> specimens.wing();
      case "beetle" -> specimens.beetle();
      case "playbill" -> papers.playbill();
      case "folders" -> papers.folders();
      default -> throw new IllegalArgumentException("nobody can draw " + subject);
    }
  }
}
