package org.reperio.vocabulary;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/**
 * A term of a controlled vocabulary.
 *
 * @param id the term's id within its vocabulary, such as {@code publication-article}
 * @param title the term's name by language (ISO 639-1), at least {@code en}
 * @param props what else the vocabulary says of its terms: {@code icon}, {@code tags}, {@code
 *     description}, mappings to other standards, {@code url}, {@code scheme}; read it, never write
 *     to it
 */
public record Term(String id, Map<String, String> title, ObjectNode props) {

  /** The name in the language, else in English, else the id. */
  public String titleIn(String language) {
    String named = title.get(language);
    return named != null ? named : title.getOrDefault("en", id);
  }
}
