package org.reperio.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A field as forms, landing pages and documentation need it.
 *
 * @param name the property's name
 * @param path dotted path from the document's root
 * @param wording what people read about it
 * @param value what it holds
 * @param source where its values come from
 * @param form how it is edited
 * @param shown where its values are seen
 * @param children the fields of a value
 */
public record FieldDeclaration(
    String name,
    String path,
    Wording wording,
    Value value,
    Source source,
    Form form,
    Shown shown,
    List<FieldDeclaration> children) {

  /**
   * The texts about a field for people.
   *
   * @param label its name
   * @param help what to write there, or empty
   * @param placeholder an example, or empty
   */
  public record Wording(String label, String help, String placeholder) {}

  /**
   * The content of a field.
   *
   * @param type of one value: {@code string}, {@code integer}, {@code number}, {@code boolean},
   *     {@code object}
   * @param list whether there can be several values
   * @param required whether a published document must have it
   * @param html whether its text may hold HTML
   */
  public record Value(String type, boolean list, boolean required, boolean html) {}

  /**
   * Where a field's values come from.
   *
   * @param vocabulary the vocabulary that it draws from, or null
   * @param choices the values to choose from when there is no vocabulary, else empty
   * @param schemes the schemes of identifiers that it takes, else empty
   */
  public record Source(String vocabulary, List<String> choices, List<String> schemes) {}

  /**
   * How a field is edited.
   *
   * @param widget what edits it
   * @param section the form's section, or empty for that of the field above
   */
  public record Form(String widget, String section) {}

  /**
   * Where a field's values are seen.
   *
   * @param landing the landing page's section, or null when the page does not show it
   * @param dublinCore the element of Dublin Core that it becomes, or null
   */
  public record Shown(String landing, String dublinCore) {}

  /** The fields that people write, in the order of declaration. */
  static List<FieldDeclaration> of(Field root) {
    Set<String> required = new LinkedHashSet<>();
    root.value().path("required").forEach(name -> required.add(name.asText()));
    List<FieldDeclaration> declarations = new ArrayList<>();
    for (Field field : root.children()) {
      if (!field.readOnly()) {
        declarations.add(of(field, required.contains(field.name())));
      }
    }
    return List.copyOf(declarations);
  }

  private static FieldDeclaration of(Field field, boolean required) {
    Optional<JsonNode> form = field.annotation("form");
    return new FieldDeclaration(
        field.name(),
        field.path(),
        new Wording(
            field.title(),
            field
                .declared()
                .path("description")
                .asText(field.value().path("description").asText("")),
            form.map(hint -> hint.path("placeholder").asText("")).orElse("")),
        new Value(type(field), field.list(), required, field.flag("html")),
        new Source(
            field.text("vocabulary").orElse(null),
            texts(field.value().path("enum")),
            texts(field.annotation("schemes").orElse(field.value().path("no-schemes")))),
        new Form(
            form.map(widget -> widget.path("widget").asText(""))
                .filter(widget -> !widget.isEmpty())
                .orElseGet(() -> widget(field)),
            form.map(hint -> hint.path("section").asText("")).orElse("")),
        new Shown(
            field.annotation("landing").map(page -> page.path("section").asText()).orElse(null),
            DublinCore.element(field).orElse(null)),
        of(field));
  }

  private static List<String> texts(JsonNode values) {
    List<String> texts = new ArrayList<>();
    values.forEach(value -> texts.add(value.asText()));
    return List.copyOf(texts);
  }

  private static String type(Field field) {
    for (String type : List.of("object", "integer", "number", "boolean")) {
      if (field.holds(type)) {
        return type;
      }
    }
    return "string";
  }

  private static String widget(Field field) {
    if (field.flag("html")) {
      return "richtext";
    }
    if (field.annotation("vocabulary").isPresent()) {
      return "vocabulary";
    }
    if (field.value().has("enum")) {
      return "dropdown";
    }
    return switch (IndexKind.of(field)) {
      case EDTF, DATE -> "date";
      case GEO -> "map";
      case BOOLEAN -> "checkbox";
      case LONG, DOUBLE -> "number";
      case LOCALIZED -> "localized";
      default -> field.holds("object") ? (field.list() ? "list" : "group") : "text";
    };
  }
}
