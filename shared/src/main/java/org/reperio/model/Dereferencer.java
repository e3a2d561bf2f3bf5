package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/** Says beside each id of a term what the vocabulary says of it. */
final class Dereferencer {

  private final Places places;

  Dereferencer(Field root, TermFillers fillers) {
    this.places =
        Places.of(
            root,
            field ->
                fillers
                    .of(field)
                    .<UnaryOperator<JsonNode>>map(filler -> filler::fill)
                    .orElse(null));
  }

  ObjectNode dereference(ObjectNode document) {
    ObjectNode copy = document.deepCopy();
    places.visit(copy);
    return copy;
  }
}
