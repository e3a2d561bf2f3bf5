package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/** Our keywords of JSON Schema: further rules for values. */
record ModelKeywords(Vocabularies vocabularies, IdentifierSchemes schemes) {

  static final String MISSING = "Missing data for required field.";

  List<CheckKeyword> all() {
    return List.of(
        new CheckKeyword("vocabulary", this::vocabulary),
        new CheckKeyword("schemes", this::schemes),
        new CheckKeyword("identifier", this::identifier),
        new CheckKeyword("unique-by", ModelKeywords::uniqueBy),
        new CheckKeyword("require-any", ModelKeywords::requireAny),
        new CheckKeyword("exclusive", ModelKeywords::exclusive),
        new CheckKeyword("geojson", declared -> ModelKeywords::geometry));
  }

  /** The {@code id} of an object is a term's. */
  private CheckKeyword.Check vocabulary(JsonNode declared) {
    String vocabulary = declared.asText();
    return (value, report) -> {
      JsonNode id = value.path("id");
      if (id.isTextual() && vocabularies.find(vocabulary, id.textValue()).isEmpty()) {
        report.wrong("id", "'" + id.textValue() + "' is not in the vocabulary " + vocabulary + ".");
      }
    };
  }

  /** An object's {@code identifier} is of its {@code scheme}, and the field takes that scheme. */
  private CheckKeyword.Check schemes(JsonNode declared) {
    IdentifierField field = IdentifierField.of(schemes, declared);
    String known = String.join(", ", field.allowed());
    return (value, report) -> {
      JsonNode given = value.path("identifier");
      if (!given.isTextual()) {
        return;
      }
      String identifier = given.textValue();
      if (identifier.isEmpty()) {
        report.wrong("identifier", MISSING);
        return;
      }
      String scheme = value.path("scheme").asText("");
      if (scheme.isEmpty()) {
        report.wrong("scheme", "No valid scheme recognized for identifier.");
        report.wrong(
            "scheme",
            "The scheme of '" + identifier + "' cannot be told. Name one of: " + known + ".");
      } else if (!field.allowed().contains(scheme)) {
        report.wrong("scheme", "Invalid scheme.");
        report.wrong(
            "scheme", "'" + scheme + "' is not a scheme here. Name one of: " + known + ".");
      } else {
        field.problem(scheme, identifier).forEach(problem -> report.wrong("identifier", problem));
      }
    };
  }

  /** A string is an identifier of one scheme. */
  private CheckKeyword.Check identifier(JsonNode declared) {
    IdentifierField field = IdentifierField.of(schemes, declared);
    return (value, report) -> {
      if (value.isTextual() && !value.textValue().isEmpty()) {
        field
            .problem(field.allowed().get(0), value.textValue())
            .forEach(problem -> report.wrong(null, problem));
      }
    };
  }

  /** No two entries of a list are the same in all of the keys; {@code a|b} takes a, else b. */
  private static CheckKeyword.Check uniqueBy(JsonNode declared) {
    List<String[]> keys = new ArrayList<>();
    declared.path("keys").forEach(key -> keys.add(key.asText().split("\\|")));
    String message = declared.path("message").asText();
    return (value, report) -> {
      if (!value.isArray() || value.size() < 2) {
        return;
      }
      Set<List<String>> seen = new HashSet<>();
      Set<String> twice = new LinkedHashSet<>();
      for (JsonNode entry : value) {
        List<String> found = keys.stream().map(key -> firstOf(entry, key)).toList();
        if (!found.contains("") && !seen.add(found)) {
          twice.add(String.join(" ", found));
        }
      }
      if (!twice.isEmpty()) {
        report.wrong(null, message.replace("{0}", String.join(", ", twice)));
      }
    };
  }

  private static String firstOf(JsonNode entry, String[] names) {
    for (String name : names) {
      String text = entry.path(name).asText("");
      if (!text.isEmpty()) {
        return text;
      }
    }
    return "";
  }

  /** At least one of several groups of properties is there in full. */
  private static CheckKeyword.Check requireAny(JsonNode declared) {
    JsonNode groups = declared.path("of");
    String message = declared.path("message").asText();
    return (value, report) -> {
      if (!value.isObject()) {
        return;
      }
      for (JsonNode group : groups) {
        boolean complete = true;
        for (JsonNode name : group) {
          complete &= isThere(value.get(name.asText()));
        }
        if (complete) {
          return;
        }
      }
      report.wrong(null, message);
    };
  }

  /** Either one property or some of the others, and one of those in any case. */
  private static CheckKeyword.Check exclusive(JsonNode declared) {
    String field = declared.path("field").asText();
    String oneOf = declared.path("one-of").asText();
    JsonNode others = declared.path("others");
    return (value, report) -> {
      if (!(value instanceof ObjectNode object)) {
        return;
      }
      if (!isThere(object.get(field))) {
        if (!isThere(object.get(oneOf))) {
          report.wrong(null, declared.path("missing").asText());
        }
        return;
      }
      for (JsonNode other : others) {
        if (isThere(object.get(other.asText()))) {
          report.wrong(null, declared.path("both").asText());
          return;
        }
      }
    };
  }

  private static void geometry(JsonNode value, CheckKeyword.Report report) {
    if (value.isObject()) {
      GeoJson.problem(value).ifPresent(problem -> report.wrong(null, problem));
    }
  }

  private static boolean isThere(JsonNode value) {
    return value != null
        && !value.isNull()
        && !(value.isTextual() && value.textValue().isEmpty())
        && !(value.isContainerNode() && value.isEmpty());
  }
}
