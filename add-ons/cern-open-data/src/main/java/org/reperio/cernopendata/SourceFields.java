package org.reperio.cernopendata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * An object of the source that is taken apart field by field. What was never taken, or was not of
 * the kind expected, remains and can be kept elsewhere: so nothing is lost by oversight.
 */
final class SourceFields {

  private final ObjectNode fields;

  SourceFields(ObjectNode fields) {
    this.fields = fields;
  }

  /** Takes a text, as it stands; null when there is none, or it is blank. */
  String text(String name) {
    JsonNode value = fields.path(name);
    if (!value.isTextual()) {
      return null;
    }
    fields.remove(name);
    return value.textValue().isBlank() ? null : value.textValue();
  }

  /** Takes a whole number that is not negative; null when there is none. */
  BigInteger count(String name) {
    JsonNode value = fields.path(name);
    if (!value.isIntegralNumber() || value.bigIntegerValue().signum() < 0) {
      return null;
    }
    fields.remove(name);
    return value.bigIntegerValue();
  }

  /** Takes a list of texts, blank ones left out; a single text is a list of one. */
  List<String> texts(String name) {
    JsonNode value = fields.path(name);
    List<String> texts = new ArrayList<>();
    if (value.isTextual()) {
      texts.add(value.textValue());
    } else if (value.isArray()) {
      for (JsonNode entry : value) {
        if (!entry.isTextual()) {
          return List.of();
        }
        texts.add(entry.textValue());
      }
    } else {
      return List.of();
    }
    fields.remove(name);
    texts.removeIf(String::isBlank);
    return texts;
  }

  /** The object of that name to take from; an empty one when there is none. */
  SourceFields object(String name) {
    JsonNode value = fields.path(name);
    return new SourceFields(value instanceof ObjectNode object ? object : fields.objectNode());
  }

  /** The objects of the list of that name to take from. */
  List<SourceFields> objects(String name) {
    List<SourceFields> objects = new ArrayList<>();
    for (JsonNode entry : fields.path(name)) {
      if (entry instanceof ObjectNode object) {
        objects.add(new SourceFields(object));
      }
    }
    return objects;
  }

  /** Takes texts into fields of the same names of another object. */
  void moveTo(ObjectNode target, String... names) {
    for (String name : names) {
      String value = text(name);
      if (value != null) {
        target.put(name, value.strip());
      }
    }
  }

  /** Puts a value back that turned out to have no place. */
  void putBack(String name, String value) {
    fields.put(name, value);
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  /** The remaining fields, without blank texts and empty containers. */
  ObjectNode rest() {
    prune(fields);
    return fields;
  }

  private static void prune(JsonNode node) {
    if (node instanceof ObjectNode || node instanceof ArrayNode) {
      for (Iterator<JsonNode> entries = node.iterator(); entries.hasNext(); ) {
        JsonNode entry = entries.next();
        prune(entry);
        boolean nothing =
            entry.isNull()
                || entry.isTextual() && entry.textValue().isBlank()
                || entry.isContainerNode() && entry.isEmpty();
        if (nothing) {
          entries.remove();
        }
      }
    }
  }
}
