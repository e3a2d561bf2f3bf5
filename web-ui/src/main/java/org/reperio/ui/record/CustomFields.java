package org.reperio.ui.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reperio.model.DataModels;
import org.reperio.model.FieldDeclaration;

/**
 * The data model's declarations of custom fields: their names for people, their sections and their
 * order. A field that is not declared any more is called by its own name.
 */
@ApplicationScoped
public class CustomFields {

  private final Map<String, FieldDeclaration> declared = new LinkedHashMap<>();

  public CustomFields(DataModels models) {
    models.get("rdm").fields().stream()
        .filter(field -> field.name().equals("custom_fields"))
        .flatMap(field -> field.children().stream())
        .forEach(field -> declared.put(field.name(), field));
  }

  /** The names of the declared fields, in the order of declaration. */
  Iterable<String> names() {
    return declared.keySet();
  }

  /** The names of the parts of a field, in the order of declaration. */
  List<String> parts(String name) {
    return find(name).stream()
        .flatMap(field -> field.children().stream())
        .map(FieldDeclaration::name)
        .toList();
  }

  String section(String name) {
    return find(name)
        .map(field -> field.form().section())
        .filter(section -> !section.isEmpty())
        .orElseGet(() -> humanise(name.split(":", 2)[0]));
  }

  String label(String name) {
    return find(name)
        .map(field -> field.wording().label())
        .filter(label -> !label.isEmpty() && !label.equals(name))
        .orElseGet(() -> humanise(name.substring(name.indexOf(':') + 1)));
  }

  String label(String name, String part) {
    return find(name).stream()
        .flatMap(field -> field.children().stream())
        .filter(child -> child.name().equals(part))
        .map(field -> field.wording().label())
        .filter(label -> !label.isEmpty() && !label.equals(part))
        .findFirst()
        .orElseGet(() -> humanise(part));
  }

  boolean isHtml(String name) {
    return find(name).map(field -> field.value().html()).orElse(false);
  }

  private Optional<FieldDeclaration> find(String name) {
    return Optional.ofNullable(declared.get(name));
  }

  /** Words made of a field's name: {@code runPeriod} and {@code run_period} are "Run period". */
  static String humanise(String name) {
    String words =
        name.replaceAll("([a-z])([A-Z])", "$1 $2").replace('_', ' ').toLowerCase(Locale.ENGLISH);
    return words.isEmpty()
        ? ""
        : words.substring(0, 1).toUpperCase(Locale.ENGLISH) + words.substring(1);
  }
}
