package org.reperio.pid.scheme;

import java.util.Optional;

/**
 * A scheme stated as data.
 *
 * @param datacite its name in DataCite's schema, empty when there is none
 */
record DeclaredScheme(
    String id, String label, Optional<String> datacite, Reading reading, Resolver resolver)
    implements IdentifierScheme {

  /**
   * The longest value of any scheme, in characters: no registry issues longer ones, and a search
   * index takes no keyword of more than 32 KB.
   */
  static final int LONGEST = 8192;

  DeclaredScheme(String id, String label, String datacite, Reading reading, Resolver resolver) {
    this(id, label, Optional.of(datacite), reading, resolver);
  }

  DeclaredScheme(String id, String label, Reading reading, Resolver resolver) {
    this(id, label, Optional.empty(), reading, resolver);
  }

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
    return read(normalized).flatMap(resolver::link);
  }

  private Optional<String> read(String value) {
    return value == null || value.length() > LONGEST
        ? Optional.empty()
        : reading.read(value.strip());
  }
}
