package org.reperio.demo.file;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * A linear scale from numbers to pixels, with marks at round numbers.
 *
 * @param from the pixel of the least number
 * @param to the pixel of the greatest number
 */
record Axis(double least, double greatest, double from, double to) {

  static Axis of(double[] numbers, double from, double to) {
    double least = Double.POSITIVE_INFINITY;
    double greatest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      least = StrictMath.min(least, number);
      greatest = StrictMath.max(greatest, number);
    }
    if (least == greatest) {
      greatest = least + 1;
    }
    double margin = (greatest - least) * 0.04;
    return new Axis(least - margin, greatest + margin, from, to);
  }

  double pixel(double number) {
    return from + (number - least) / (greatest - least) * (to - from);
  }

  /** Between four and ten round numbers. */
  List<Double> marks() {
    double step = step();
    var marks = new ArrayList<Double>();
    for (double mark = StrictMath.ceil(least / step) * step; mark <= greatest; mark += step) {
      marks.add(mark);
    }
    return marks;
  }

  private double step() {
    double rough = (greatest - least) / 6;
    double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(rough)));
    for (double factor : new double[] {1, 2, 5}) {
      if (rough <= factor * power) {
        return factor * power;
      }
    }
    return 10 * power;
  }

  /** A mark as text, without the noise of binary fractions. */
  String label(double mark) {
    if (StrictMath.abs(mark) < step() / 1000) {
      return "0";
    }
    BigDecimal rounded = BigDecimal.valueOf(mark).round(new MathContext(8, RoundingMode.HALF_EVEN));
    return rounded.stripTrailingZeros().toPlainString().replace('-', '−');
  }
}
