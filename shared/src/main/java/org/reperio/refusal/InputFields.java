package org.reperio.refusal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads the fields of a JSON object that a client sent, and collects what is wrong with them in the
 * words that clients of InvenioRDM know. A field that is missing or null is empty; one of another
 * type is wrong, and never read as if it were right.
 */
public final class InputFields {

  private static final String REQUIRED = "Missing data for required field.";

  private final JsonNode input;
  private final String at;
  private final List<FieldError> errors;

  private InputFields(JsonNode input, String at, List<FieldError> errors) {
    this.input = input;
    this.at = at;
    this.errors = errors;
  }

  /** The fields of a whole body. */
  public static InputFields of(ObjectNode body) {
    return new InputFields(body, "", new ArrayList<>());
  }

  /** The fields of an object in the body; of none when it is missing. */
  public InputFields object(String name) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isObject()) {
      wrong(name, "Invalid input type.");
      value = MissingNode.getInstance();
    }
    return new InputFields(value, at + name + ".", errors);
  }

  /**
   * The objects of a list in the body.
   *
   * @param most how many it may have; it must have one
   */
  public List<InputFields> objects(String name, int most) {
    JsonNode value = value(name);
    var objects = new ArrayList<InputFields>();
    if (!value.isArray()) {
      wrong(name, value.isMissingNode() ? REQUIRED : "Not a valid list.");
    } else if (value.isEmpty() || value.size() > most) {
      wrong(name, "Length must be between 1 and %d.".formatted(most));
    } else {
      for (int i = 0; i < value.size(); i++) {
        boolean valid = value.get(i).isObject();
        if (!valid) {
          wrong(name + "." + i, "Invalid input type.");
        }
        objects.add(
            new InputFields(
                valid ? value.get(i) : MissingNode.getInstance(),
                at + name + "." + i + ".",
                errors));
      }
    }
    return objects;
  }

  /** Whether the field is named, be it null. */
  public boolean isNamed(String name) {
    return input.has(name);
  }

  public boolean isThere(String name) {
    return input.hasNonNull(name);
  }

  /**
   * A text.
   *
   * @param most characters that it may have
   */
  public Optional<String> text(String name, int most) {
    JsonNode value = value(name);
    return value.isMissingNode() ? Optional.empty() : text(name, value, most);
  }

  private Optional<String> text(String name, JsonNode value, int most) {
    if (!value.isTextual()) {
      wrong(name, "Not a valid string.");
      return Optional.empty();
    }
    String text = value.textValue();
    int unstorable = UnstorableText.in(text);
    if (unstorable >= 0) {
      wrong(name, UnstorableText.message(text, unstorable));
      return Optional.empty();
    }
    if (text.length() > most) {
      wrong(name, "Longer than maximum length %d.".formatted(most));
      return Optional.empty();
    }
    return Optional.of(text);
  }

  /**
   * A list of texts, which may be empty but not missing.
   *
   * @param most how many it may have
   * @param longest characters that each may have
   */
  public List<String> texts(String name, int most, int longest) {
    JsonNode value = value(name);
    var texts = new ArrayList<String>();
    if (!value.isArray()) {
      wrong(name, value.isMissingNode() ? REQUIRED : "Not a valid list.");
    } else if (value.size() > most) {
      wrong(name, "Longer than maximum length %d.".formatted(most));
    } else {
      for (int i = 0; i < value.size(); i++) {
        text(name + "." + i, value.get(i), longest).ifPresent(texts::add);
      }
    }
    return texts;
  }

  /** A text that may not be missing or blank. */
  public Optional<String> requiredText(String name, int most) {
    int before = errors.size();
    Optional<String> text = text(name, most).filter(found -> !found.isBlank());
    if (text.isEmpty() && errors.size() == before) {
      wrong(name, REQUIRED);
    }
    return text;
  }

  public Optional<Boolean> flag(String name) {
    return flag(name, "Not a valid boolean.");
  }

  /**
   * @param message for a value that is neither true nor false
   */
  public Optional<Boolean> flag(String name, String message) {
    JsonNode value = value(name);
    if (!value.isMissingNode() && !value.isBoolean()) {
      wrong(name, message);
    }
    return value.isBoolean() ? Optional.of(value.booleanValue()) : Optional.empty();
  }

  /** A whole number in these bounds. */
  public Optional<Integer> number(String name, int least, int most) {
    JsonNode value = value(name);
    if (value.isMissingNode()) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber()) {
      wrong(name, "Not a valid integer.");
      return Optional.empty();
    }
    if (!value.canConvertToInt() || value.intValue() < least || value.intValue() > most) {
      wrong(
          name,
          "Must be greater than or equal to %d and less than or equal to %d."
              .formatted(least, most));
      return Optional.empty();
    }
    return Optional.of(value.intValue());
  }

  /** Says that a field is wrong for a reason of its own. */
  public void wrong(String name, String message) {
    errors.add(FieldError.of(at + name, message));
  }

  /** Where a field stands in the whole body. */
  public String path(String name) {
    return at + name;
  }

  /** Whether something in the whole body is wrong. */
  public boolean areWrong() {
    return !errors.isEmpty();
  }

  /**
   * Refuses the body when something is wrong with it.
   *
   * @throws ValidationFailed with all that is
   */
  public void require() {
    if (areWrong()) {
      throw new ValidationFailed(errors);
    }
  }

  private JsonNode value(String name) {
    JsonNode value = input.path(name);
    return value.isNull() ? MissingNode.getInstance() : value;
  }
}
