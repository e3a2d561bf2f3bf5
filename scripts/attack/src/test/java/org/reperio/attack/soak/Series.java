package org.reperio.attack.soak;

import java.util.ArrayList;
import java.util.List;

/** One quantity of one program over time. */
final class Series {

  private final String program;
  private final Quantity quantity;
  private final List<Double> minutes = new ArrayList<>();
  private final List<Double> values = new ArrayList<>();

  Series(String program, Quantity quantity) {
    this.program = program;
    this.quantity = quantity;
  }

  String program() {
    return program;
  }

  Quantity quantity() {
    return quantity;
  }

  void add(double minute, double value) {
    minutes.add(minute);
    values.add(value);
  }

  List<Double> minutes() {
    return List.copyOf(minutes);
  }

  List<Double> values() {
    return List.copyOf(values);
  }

  /** How much the line of least squares rises over the time measured. */
  double rise() {
    double n = values.size();
    if (n < 3) {
      throw new IllegalStateException(this + " was measured too seldom");
    }
    double meanTime = mean(minutes);
    double mean = mean(values);
    double covariance = 0;
    double variance = 0;
    for (int i = 0; i < n; i++) {
      double time = minutes.get(i) - meanTime;
      covariance += time * (values.get(i) - mean);
      variance += time * time;
    }
    double length = minutes.get(minutes.size() - 1) - minutes.get(0);
    return covariance / variance * length;
  }

  /** Whether it rises no more than what comes and goes. */
  boolean isFlat() {
    return rise() <= quantity.allowedRise(mean(values));
  }

  private static double mean(List<Double> numbers) {
    return numbers.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  @Override
  public String toString() {
    return "%s: %s".formatted(program, quantity.unit());
  }
}
