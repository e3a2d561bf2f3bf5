package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Locale;

/** How a field is indexed: its mapping, and which values the engine would take for it. */
enum IndexKind {
  /** Full text. */
  TEXT,
  /** Full text, with the whole value for facets and sorting as {@code .keyword}. */
  TEXT_KEYWORD,
  /** Full text of HTML, without its tags. */
  HTML,
  /** A whole value, exactly. */
  KEYWORD,
  /** A whole value, whatever the case of its letters. */
  IDENTIFIER,
  /** A date or interval of EDTF: a keyword, and a {@code _range} of days beside it. */
  EDTF,
  /** A day or an instant of ISO 8601. */
  DATE,
  LONG,
  DOUBLE,
  BOOLEAN,
  /** A geometry of GeoJSON, and a {@code centroid} beside it. */
  GEO,
  /** Text by language: English on its own, and every language as {@code _text} if searched. */
  LOCALIZED,
  /** Only the number of entries is indexed, as {@code _count}. */
  COUNT,
  OBJECT,
  /** Kept in the record and not indexed. */
  NONE;

  /**
   * Lucene refuses terms of more than 32,766 bytes; a UTF-16 unit takes at most 3 bytes in UTF-8,
   * and engines count either units or characters of up to 4.
   */
  static final int IGNORE_ABOVE = 32_766 / 4;

  static final String TEXT_ANALYZER = "reperio_text";
  static final String HTML_ANALYZER = "reperio_html";
  static final String SUGGEST_ANALYZER = "reperio_suggest";
  static final String LOWERCASE = "reperio_lowercase";

  /**
   * @throws ModelError when the schema asks for a kind that there is not
   */
  static IndexKind of(Field field) {
    String declared = field.text("index").orElse("");
    if (!declared.isEmpty()) {
      try {
        return valueOf(declared.toUpperCase(Locale.ROOT).replace('-', '_'));
      } catch (IllegalArgumentException unknown) {
        throw new ModelError(field.path() + ": cannot be indexed as '" + declared + "'", unknown);
      }
    }
    if (field.flag("html")) {
      return HTML;
    }
    if (!field.children().isEmpty() || field.holds("object")) {
      return OBJECT;
    }
    if (field.holds("integer")) {
      return LONG;
    }
    if (field.holds("number")) {
      return DOUBLE;
    }
    if (field.holds("boolean")) {
      return BOOLEAN;
    }
    return field.holds("string") || field.value().has("enum") ? KEYWORD : NONE;
  }

  boolean isIndexed() {
    return this != NONE && this != COUNT;
  }

  /** The mapping of a field of this kind; for an object, without its properties. */
  ObjectNode mapping() {
    ObjectNode mapping = JsonNodeFactory.instance.objectNode();
    switch (this) {
      case TEXT -> mapping.put("type", "text").put("analyzer", TEXT_ANALYZER);
      case TEXT_KEYWORD -> {
        mapping.put("type", "text").put("analyzer", TEXT_ANALYZER);
        mapping.putObject("fields").set("keyword", KEYWORD.mapping());
      }
      case HTML ->
          mapping
              .put("type", "text")
              .put("analyzer", HTML_ANALYZER)
              .put("search_analyzer", TEXT_ANALYZER);
      case KEYWORD, EDTF -> mapping.put("type", "keyword").put("ignore_above", IGNORE_ABOVE);
      case IDENTIFIER ->
          mapping
              .put("type", "keyword")
              .put("normalizer", LOWERCASE)
              .put("ignore_above", IGNORE_ABOVE);
      case DATE -> mapping.put("type", "date").put("format", "strict_date_optional_time");
      case LONG -> mapping.put("type", "long");
      case DOUBLE -> mapping.put("type", "double");
      case BOOLEAN -> mapping.put("type", "boolean");
      case GEO ->
          // A record has several places, and OpenSearch takes one geometry a document otherwise.
          mapping.put("type", "geo_shape").put("doc_values", false).put("ignore_malformed", true);
      case LOCALIZED -> {
        mapping.put("type", "object");
        mapping.putObject("properties").set("en", TEXT.mapping());
      }
      case OBJECT -> mapping.put("type", "object");
      case COUNT, NONE -> mapping.put("enabled", false);
    }
    return mapping;
  }

  /** Whether the engine would take one value, not a list, for a field of this kind. */
  boolean takes(JsonNode value) {
    if (value.isNull()) {
      return true;
    }
    return switch (this) {
      case TEXT, TEXT_KEYWORD, HTML, KEYWORD, IDENTIFIER, EDTF -> value.isValueNode();
      case DATE -> value.isTextual() && isDate(value.textValue());
      case LONG -> value.isIntegralNumber() && value.canConvertToLong();
      case DOUBLE -> value.isNumber() && Double.isFinite(value.doubleValue());
      case BOOLEAN -> value.isBoolean();
      case GEO -> value.isObject() && GeoJson.problem(value).isEmpty();
      case LOCALIZED -> value.isObject() && !value.path("en").isContainerNode();
      case OBJECT -> value.isObject();
      case COUNT, NONE -> true;
    };
  }

  private static boolean isDate(String text) {
    try {
      int year =
          text.length() == 10
              ? LocalDate.parse(text).getYear()
              : OffsetDateTime.parse(text).getYear();
      return year >= 0 && year <= 9999;
    } catch (DateTimeException notOne) {
      return false;
    }
  }
}
