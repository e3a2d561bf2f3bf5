package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Optional;
import org.reperio.vocabulary.Vocabularies;

/** Makes the fillers of the fields that hold terms. */
record TermFillers(Vocabularies vocabularies) {

  private static final JsonNode TITLE = JsonNodeFactory.instance.objectNode().put("title", "title");

  /** Members of a term in an answer, beside its id: the title unless the schema says otherwise. */
  Optional<TermFiller> of(Field field) {
    return vocabulary(field)
        .map(name -> filler(name, field.annotation("dereference").orElse(TITLE)));
  }

  /** Further members of a term in the index. */
  Optional<TermFiller> forIndex(Field field) {
    return field
        .annotation("term-index")
        .flatMap(copies -> vocabulary(field).map(name -> filler(name, copies)));
  }

  private static Optional<String> vocabulary(Field field) {
    return field.holds("object") ? field.text("vocabulary") : Optional.empty();
  }

  private TermFiller filler(String vocabulary, JsonNode copies) {
    return TermFiller.of(vocabularies, vocabulary, copies);
  }
}
