package org.reperio.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.refusal.FieldError;
import org.reperio.refusal.ValidationFailed;

/** The arguments of a run: values by the names of its task's parameters. */
public record Arguments(ObjectNode json) {

  public static Arguments none() {
    return new Arguments(JsonNodeFactory.instance.objectNode());
  }

  /** The text of this name; numbers and truth values as they are written. */
  public Optional<String> text(String name) {
    JsonNode value = json.path(name);
    return value.isMissingNode() || value.isNull() ? Optional.empty() : Optional.of(value.asText());
  }

  /** The texts of a list; a single value is a list of one. */
  public List<String> list(String name) {
    JsonNode value = json.path(name);
    if (!value.isArray()) {
      return text(name).map(List::of).orElse(List.of());
    }
    var texts = new ArrayList<String>();
    value.forEach(one -> texts.add(one.asText()));
    return texts;
  }

  /** Whether it says yes to this. */
  public boolean isSet(String name) {
    return json.path(name).asBoolean();
  }

  /**
   * Checks that a task can be told this.
   *
   * @throws ValidationFailed when it has no such parameter, or one is missing
   */
  public void check(List<Parameter> parameters) {
    Set<String> known = parameters.stream().map(Parameter::name).collect(Collectors.toSet());
    var errors = new ArrayList<FieldError>();
    var given = new HashSet<String>();
    json.fieldNames().forEachRemaining(given::add);
    for (String name : given) {
      if (!known.contains(name)) {
        errors.add(FieldError.of("args." + name, "The job has no such argument."));
      }
    }
    for (Parameter parameter : parameters) {
      if (parameter.required() && !given.contains(parameter.name())) {
        errors.add(FieldError.of("args." + parameter.name(), "The job needs this argument."));
      }
    }
    if (!errors.isEmpty()) {
      throw new ValidationFailed(errors);
    }
  }
}
