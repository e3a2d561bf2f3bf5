package org.reperio.worker.monitor;

import java.util.function.Supplier;
import org.reperio.worker.cli.Failures;

/**
 * A part of a page, which stands although another one cannot be had.
 *
 * @param value null when it cannot be had
 * @param reason why it cannot be had, null when it can
 */
public record Part<T>(T value, String reason) {

  /** Gets a part, or the reason why it cannot be had. */
  static <T> Part<T> of(Supplier<T> source) {
    try {
      return new Part<>(source.get(), null);
    } catch (RuntimeException e) {
      return new Part<>(null, Failures.sentence(e));
    }
  }

  /** The value, or this where it cannot be had. */
  T or(T other) {
    return value == null ? other : value;
  }
}
