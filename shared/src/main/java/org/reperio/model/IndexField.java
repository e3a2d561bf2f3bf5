package org.reperio.model;

import java.util.Optional;

/**
 * A field of the index as a query may see it.
 *
 * @param name its path in the index
 * @param type what its values are
 * @param identifier whether its values identify something
 * @param visibility whom it is open to
 */
public record IndexField(String name, Type type, boolean identifier, Visibility visibility) {

  /** The kind of a field's values, as far as queries depend on it. */
  public enum Type {
    /** Words, whatever their case and accents. */
    TEXT,
    /** A whole value, whatever its case. */
    IDENTIFIER,
    /** A whole value, exactly. */
    KEYWORD,
    NUMBER,
    /** Days, instants and ranges of them. */
    DATE,
    OTHER;

    static Type of(IndexKind kind) {
      return switch (kind) {
        case TEXT, TEXT_KEYWORD, HTML, LOCALIZED -> TEXT;
        case IDENTIFIER -> IDENTIFIER;
        case KEYWORD, EDTF -> KEYWORD;
        case LONG, DOUBLE, COUNT -> NUMBER;
        case DATE -> DATE;
        case BOOLEAN, GEO, OBJECT, NONE -> OTHER;
      };
    }

    /** Whether a value can be asked for by its beginning, with wildcards and by an expression. */
    public boolean hasLetters() {
      return this == TEXT || this == IDENTIFIER || this == KEYWORD;
    }
  }

  /**
   * Whom a field is open to. What is not open to a reader is not searched, counted or sorted by for
   * that reader.
   *
   * @param rule how that is decided
   * @param readers the field of the same document that holds the tokens of those who may see it;
   *     null unless the rule is {@link Rule#READERS}
   */
  public record Visibility(Rule rule, String readers) {

    static final Visibility PUBLIC = new Visibility(Rule.PUBLIC, null);
    static final Visibility PRIVATE = new Visibility(Rule.PRIVATE, null);

    /** The field's own declaration, or else the inherited one. */
    static Visibility of(Field field, Visibility inherited) {
      if (inherited.rule() == Rule.PRIVATE || field.flag("private")) {
        return PRIVATE;
      }
      if (field.flag("per-reader")) {
        return new Visibility(Rule.PER_READER, null);
      }
      return field
          .text("readers")
          .map(readers -> new Visibility(Rule.READERS, readers))
          .orElse(inherited);
    }
  }

  /** How it is decided whom a field is open to. */
  public enum Rule {
    /** Everybody who finds the document. */
    PUBLIC,
    /** Those whose tokens stand in another field of the document. */
    READERS,
    /** Everybody, and the search works out the value for each reader; the index's is not used. */
    PER_READER,
    /** Nobody. */
    PRIVATE
  }

  public boolean isPublic() {
    return visibility.rule() == Rule.PUBLIC;
  }

  public boolean isPrivate() {
    return visibility.rule() == Rule.PRIVATE;
  }

  /** Whether the search itself says what its value is for a reader. */
  public boolean isPerReader() {
    return visibility.rule() == Rule.PER_READER;
  }

  /** The field with the tokens of those who may see it, where it is not open to all. */
  public Optional<String> readers() {
    return Optional.ofNullable(visibility.readers());
  }
}
