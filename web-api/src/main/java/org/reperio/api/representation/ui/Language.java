package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The language of a reader, and what a record's texts are in it. */
public record Language(Locale locale) {

  public static final Language ENGLISH = new Language(Locale.ENGLISH);

  private static final Set<Locale> KNOWN =
      Arrays.stream(Locale.getAvailableLocales())
          .filter(locale -> !locale.getLanguage().isEmpty())
          .collect(Collectors.toUnmodifiableSet());

  /**
   * The first language of an Accept-Language header (RFC 9110, 12.5.4) that the Java runtime has;
   * English where there is none, or the header cannot be read.
   */
  public static Language accepted(String header) {
    if (header == null || header.isBlank()) {
      return ENGLISH;
    }
    try {
      Locale found = Locale.lookup(Locale.LanguageRange.parse(header), KNOWN);
      return found == null ? ENGLISH : new Language(found);
      // The JDK's parser throws the second for a header of separators alone.
    } catch (IllegalArgumentException | IndexOutOfBoundsException malformed) {
      return ENGLISH;
    }
  }

  /** A text given in several languages in this one, else in English, else in any; or null. */
  public String text(JsonNode texts) {
    if (texts.isTextual()) {
      return texts.asText();
    }
    return Stream.concat(
            Stream.of(locale.toLanguageTag(), locale.getLanguage(), "en").map(texts::path),
            texts.isObject() && !texts.isEmpty()
                ? Stream.of(texts.elements().next())
                : Stream.empty())
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText)
        .findFirst()
        .orElse(null);
  }

  /** A term as {@code {id, title_l10n}}; null for a missing one. */
  ObjectNode term(JsonNode term) {
    if (!term.isObject()) {
      return null;
    }
    ObjectNode shown = JsonNodeFactory.instance.objectNode();
    copy(term, shown, List.of("id"));
    translate(term, shown, "title");
    return shown;
  }

  /** Puts {@code field} of one object as {@code field_l10n} into another, where it is there. */
  void translate(JsonNode from, ObjectNode to, String field) {
    String text = text(from.path(field));
    if (text != null) {
      to.put(field + "_l10n", text);
    }
  }

  static void copy(JsonNode from, ObjectNode to, List<String> fields) {
    fields.stream()
        .filter(from::hasNonNull)
        .forEach(field -> to.set(field, from.get(field).deepCopy()));
  }
}
