package org.reperio.pid.scheme;

import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A scheme stated as data.
 *
 * @param reading the normal form of a value, empty when the value is not of the scheme; its own
 *     results must read as themselves
 * @param resolver the link for a normal form, {@code null} when there is none
 */
record DeclaredScheme(
    String id,
    String label,
    Function<String, Optional<String>> reading,
    UnaryOperator<String> resolver)
    implements IdentifierScheme {

  /** Longer values are of no scheme: no registry issues them, and an index cannot hold them. */
  static final int LONGEST = 8192;

  @Override
  public boolean isValid(String value) {
    return read(value).isPresent();
  }

  @Override
  public String normalize(String value) {
    return read(value).orElse(value);
  }

  @Override
  public Optional<String> url(String normalized) {
    return read(normalized).map(resolver);
  }

  private Optional<String> read(String value) {
    return value == null || value.length() > LONGEST ? Optional.empty() : reading.apply(value);
  }
}
