package org.reperio.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A term of a controlled vocabulary.
 *
 * @param id the term's id within its vocabulary, such as {@code publication-article}
 * @param title the term's name by language (ISO 639-1), at least one
 * @param props what else the vocabulary says of the term: {@code icon}, {@code tags} (a list),
 *     {@code description} (by language), mappings to other standards, {@code url}, {@code scheme};
 *     of organisations {@code name}, {@code acronym}, {@code country}, {@code identifiers}. Terms
 *     are shared: read it, never write to it
 */
public record Term(String id, Map<String, String> title, ObjectNode props) {

  /** The name in the language, else in English, else in any. */
  public String titleIn(String language) {
    String named = title.get(language);
    if (named == null) {
      named = title.get("en");
    }
    return named != null ? named : title.values().iterator().next();
  }

  /** Whether the term carries the tag, such as {@code depositable}. */
  public boolean isTagged(String tag) {
    for (var each : props.path("tags")) {
      if (each.asText().equals(tag)) {
        return true;
      }
    }
    return false;
  }
}
