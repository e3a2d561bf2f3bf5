package org.reperio.pid.scheme;

import java.util.Optional;

/**
 * A scheme of identifiers: what a value of it looks like, how it is stored, and where it resolves.
 *
 * <p>No method throws for any text, however long or odd; {@code null} is a value of no scheme.
 */
public interface IdentifierScheme {

  /** The id that records carry in {@code scheme}, such as {@code doi}. */
  String id();

  /** The scheme's name for people, such as {@code DOI}. */
  String label();

  /**
   * The scheme's name in DataCite's metadata schema ({@code relatedIdentifierType} and its like),
   * as InvenioRDM maps it; empty when neither has a name for it.
   */
  Optional<String> datacite();

  /**
   * Whether the value belongs to the scheme, check digits included. The spellings that people paste
   * count: resolver links, {@code doi:} and its like, white space around.
   */
  boolean isValid(String value);

  /**
   * The value in the form that InvenioRDM stores. Idempotent. A value that is not valid comes back
   * as it was given.
   */
  String normalize(String value);

  /**
   * The link at which a value resolves, safe to put in a page; empty when the scheme has no
   * resolver or the value is not valid.
   */
  Optional<String> url(String normalized);
}
