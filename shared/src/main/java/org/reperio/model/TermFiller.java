package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reperio.vocabulary.Term;
import org.reperio.vocabulary.Vocabularies;

/** Fills an object that names a vocabulary's term by {@code id} with what the vocabulary says. */
final class TermFiller {

  private final Vocabularies vocabularies;
  private final String vocabulary;
  private final List<Copy> copies;

  /** From where in the term to where in the object. */
  private record Copy(String[] to, String[] from) {}

  private TermFiller(Vocabularies vocabularies, String vocabulary, List<Copy> copies) {
    this.vocabularies = vocabularies;
    this.vocabulary = vocabulary;
    this.copies = copies;
  }

  /**
   * @param declared what to fill from where: {@code {"name": "title.en"}}, sources being {@code
   *     title}, {@code title.en} and {@code props.<name>}
   */
  static TermFiller of(Vocabularies vocabularies, String vocabulary, JsonNode declared) {
    List<Copy> copies = new ArrayList<>();
    for (Map.Entry<String, JsonNode> entry : declared.properties()) {
      copies.add(new Copy(entry.getKey().split("\\."), entry.getValue().asText().split("\\.", 2)));
    }
    return new TermFiller(vocabularies, vocabulary, copies);
  }

  /** The term that the object names; empty when it names none or the vocabulary has no such. */
  Optional<Term> term(ObjectNode object) {
    JsonNode id = object.get("id");
    return id != null && id.isTextual()
        ? vocabularies.find(vocabulary, id.textValue())
        : Optional.empty();
  }

  /** Fills the object; one whose term is unknown stays as it is. */
  JsonNode fill(JsonNode value) {
    if (value instanceof ObjectNode object) {
      Optional<Term> term = term(object);
      if (term.isPresent()) {
        for (Copy copy : copies) {
          JsonNode found = read(term.get(), copy.from);
          if (found != null) {
            write(object, copy.to, found);
          }
        }
      }
    }
    return value;
  }

  /** Takes away what {@link #fill} would write, where it is just that. */
  void strip(ObjectNode object, Term term) {
    for (Copy copy : copies) {
      JsonNode found = read(term, copy.from);
      if (found != null) {
        remove(object, copy.to, found);
      }
    }
  }

  private static JsonNode read(Term term, String[] from) {
    if (from[0].equals("title")) {
      return from.length == 1 ? titles(term) : TextNode.valueOf(term.titleIn(from[1]));
    }
    JsonNode found = term.props().get(from[1]);
    return found == null || found.isNull() ? null : found.deepCopy();
  }

  private static ObjectNode titles(Term term) {
    ObjectNode titles = JsonNodeFactory.instance.objectNode();
    term.title().forEach(titles::put);
    return titles;
  }

  private static void write(ObjectNode object, String[] to, JsonNode value) {
    ObjectNode at = object;
    for (int i = 0; i < to.length - 1; i++) {
      at = at.get(to[i]) instanceof ObjectNode below ? below : at.putObject(to[i]);
    }
    at.set(to[to.length - 1], value);
  }

  private static void remove(ObjectNode object, String[] to, JsonNode value) {
    ObjectNode at = object;
    for (int i = 0; i < to.length - 1; i++) {
      if (!(at.get(to[i]) instanceof ObjectNode below)) {
        return;
      }
      at = below;
    }
    if (value.equals(at.get(to[to.length - 1]))) {
      at.remove(to[to.length - 1]);
      Iterator<JsonNode> left = at.elements();
      if (!left.hasNext() && to.length > 1) {
        object.remove(to[0]);
      }
    }
  }
}
