package org.reperio.model;

import java.util.Set;

/** The words that a schema may use beside those of JSON Schema. */
final class Annotations {

  static final String PREFIX = "x-reperio-";

  /** Keywords that say something without refusing anything. */
  static final Set<String> DESCRIPTIVE =
      Set.of(
          "index",
          "search",
          "suggest",
          "private",
          "readers",
          "per-reader",
          "nested",
          "dereference",
          "term-index",
          "html",
          "person",
          "facet",
          "sort",
          "form",
          "landing",
          "dc",
          "combine",
          "copy-to",
          "derive",
          "message");

  /** Keywords that a document can fail. */
  static final Set<String> CHECKING =
      Set.of(
          "vocabulary",
          "schemes",
          "identifier",
          "unique-by",
          "require-any",
          "exclusive",
          "geojson");

  private Annotations() {}
}
