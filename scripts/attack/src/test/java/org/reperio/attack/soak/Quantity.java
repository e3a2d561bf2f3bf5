package org.reperio.attack.soak;

/** What must not grow, however long the product runs. */
enum Quantity {
  MEMORY("resident memory, MB", 0.15, 40),
  HEAP("live heap, MB", 0.15, 24),
  HANDLES("open handles", 0.15, 60),
  CONNECTIONS("connections", 0.15, 40),
  THREADS("threads", 0.10, 12),
  QUEUE("waiting", 0, 200);

  private final String unit;
  private final double part;
  private final double slack;

  Quantity(String unit, double part, double slack) {
    this.unit = unit;
    this.part = part;
    this.slack = slack;
  }

  String unit() {
    return unit;
  }

  /** How much it may rise from warm-up to the end: what comes and goes, and no more. */
  double allowedRise(double level) {
    return slack + part * level;
  }
}
