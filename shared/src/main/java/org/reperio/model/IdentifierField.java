package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reperio.pid.scheme.IdentifierScheme;
import org.reperio.pid.scheme.IdentifierSchemes;

/**
 * The identifiers that one field takes: an object with {@code identifier} and {@code scheme}, or a
 * plain string of one scheme.
 *
 * @param allowed ids of the schemes that the field takes, in the order of declaration
 */
record IdentifierField(IdentifierSchemes schemes, List<String> allowed) {

  static IdentifierField of(IdentifierSchemes schemes, JsonNode declared) {
    List<String> allowed = new ArrayList<>();
    if (declared.isArray()) {
      declared.forEach(id -> allowed.add(id.asText()));
    } else {
      allowed.add(declared.asText());
    }
    return new IdentifierField(schemes, List.copyOf(allowed));
  }

  /** Finds the scheme where none is given and writes the value in its scheme's normal form. */
  JsonNode normalizeObject(JsonNode value) {
    if (value instanceof ObjectNode object && object.path("identifier").isTextual()) {
      String identifier = object.get("identifier").textValue();
      if (!identifier.isEmpty()) {
        Optional<String> scheme = scheme(object, identifier);
        scheme.ifPresent(
            id -> {
              object.put("scheme", id);
              object.put("identifier", normal(id, identifier));
            });
      }
    }
    return value;
  }

  /** Writes a plain identifier in the normal form of the field's scheme. */
  JsonNode normalizeText(JsonNode value) {
    return value.isTextual() && !value.textValue().isEmpty()
        ? TextNode.valueOf(normal(allowed.get(0), value.textValue()))
        : value;
  }

  /**
   * The problem with the value under that scheme, first in the words that clients of InvenioRDM
   * compare, then in detail; empty when there is none.
   */
  List<String> problem(String schemeId, String value) {
    Optional<IdentifierScheme> scheme = schemes.find(schemeId);
    if (scheme.isEmpty() || scheme.get().isValid(value)) {
      return List.of();
    }
    String label = scheme.get().label();
    String verdict = "'" + value + "' is not " + article(label) + " " + label;
    return List.of(
        "Invalid " + label + " identifier.",
        wrongOnlyInLastCharacter(scheme.get(), value) || isOrcidWithWrongDigit(schemeId, value)
            ? verdict + ": its check digit is wrong."
            : verdict + ".");
  }

  private Optional<String> scheme(ObjectNode object, String identifier) {
    JsonNode given = object.get("scheme");
    if (given != null && !given.isNull() && !given.isTextual()) {
      return Optional.empty();
    }
    String name = given == null || given.isNull() ? "" : given.textValue();
    if (name.isBlank()) {
      return schemes.detect(identifier).stream().filter(allowed::contains).findFirst();
    }
    String lower = name.toLowerCase(Locale.ROOT);
    return allowed.contains(lower) ? Optional.of(lower) : Optional.empty();
  }

  private String normal(String schemeId, String identifier) {
    return schemes
        .find(schemeId)
        .filter(scheme -> scheme.isValid(identifier))
        .map(scheme -> scheme.normalize(identifier))
        .orElse(identifier);
  }

  private static String article(String label) {
    return "AEIOU".indexOf(Character.toUpperCase(label.charAt(0))) >= 0 || label.startsWith("LSID")
        ? "an"
        : "a";
  }

  /** An ORCID is an ISNI of a block of numbers set aside, and has the check digit of an ISNI. */
  private boolean isOrcidWithWrongDigit(String schemeId, String value) {
    return schemeId.equals("orcid")
        && schemes
            .find("isni")
            .filter(isni -> !isni.isValid(value) && wrongOnlyInLastCharacter(isni, value))
            .isPresent();
  }

  /** A check digit stands last: when another digit there makes the value valid, it is that. */
  private static boolean wrongOnlyInLastCharacter(IdentifierScheme scheme, String value) {
    char last = value.charAt(value.length() - 1);
    if (!Character.isDigit(last) && last != 'X' && last != 'x') {
      return false;
    }
    String stem = value.substring(0, value.length() - 1);
    return "0123456789X".chars().anyMatch(digit -> scheme.isValid(stem + (char) digit));
  }
}
