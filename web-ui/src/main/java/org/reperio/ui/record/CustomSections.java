package org.reperio.ui.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.RawString;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.JsonReading;
import org.reperio.ui.page.HumanNumber;
import org.reperio.ui.page.SafeHtml;

/**
 * Shows custom fields without knowing them: sections, labels and order come from the data model's
 * declarations, the form of a value from its JSON.
 */
@ApplicationScoped
public class CustomSections {

  /** More values than this are folded away. */
  private static final int SHOWN_VALUES = 12;

  /** More values or rows than this are only in the JSON. */
  private static final int MAX_VALUES = 200;

  private static final int MAX_COLUMNS = 5;
  private static final RawString NO_HTML = new RawString("");

  /** One heading with its fields. */
  public record Section(String title, List<Row> rows) {}

  /**
   * One field: values in a line, a table, or a piece of text with markup.
   *
   * @param folded true if the values are many, and shown on demand
   * @param count how many there are
   * @param beyond how many are only in the JSON; empty for none
   */
  public record Row(
      String label,
      List<Link> values,
      Table table,
      RawString html,
      boolean folded,
      String count,
      String beyond) {}

  /** Rows of objects of one kind; without columns there is none. */
  public record Table(List<String> columns, List<List<Link>> rows) {
    static final Table NONE = new Table(List.of(), List.of());
  }

  private final CustomFields fields;
  private final IdentifierLinks links;

  public CustomSections(CustomFields fields, IdentifierLinks links) {
    this.fields = fields;
    this.links = links;
  }

  List<Section> of(ObjectNode published) {
    JsonNode given = published.path("custom_fields");
    Map<String, List<Row>> sections = new LinkedHashMap<>();
    for (String name : inOrder(fields.names(), given)) {
      List<Row> rows = rows(name, given.path(name));
      if (!rows.isEmpty()) {
        sections.computeIfAbsent(fields.section(name), ignored -> new ArrayList<>()).addAll(rows);
      }
    }
    return sections.entrySet().stream()
        .map(section -> new Section(section.getKey(), section.getValue()))
        .toList();
  }

  /** The names that an object has: the declared ones first, as declared, then the others. */
  private static Set<String> inOrder(Iterable<String> declared, JsonNode object) {
    Set<String> names = new LinkedHashSet<>();
    declared.forEach(
        name -> {
          if (object.has(name)) {
            names.add(name);
          }
        });
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  private List<Row> rows(String name, JsonNode value) {
    if (isBlank(value)) {
      return List.of();
    }
    if (fields.isHtml(name) && value.isTextual()) {
      RawString html = SafeHtml.of(value.asText());
      return List.of(new Row(fields.label(name), List.of(), Table.NONE, html, false, "", ""));
    }
    if (!value.isObject() || isTerm(value)) {
      return List.of(row(fields.label(name), value));
    }
    List<Row> rows = new ArrayList<>();
    for (String part : inOrder(fields.parts(name), value)) {
      if (!isBlank(value.path(part))) {
        rows.add(row(fields.label(name, part), value.path(part)));
      }
    }
    return rows;
  }

  private Row row(String label, JsonNode value) {
    if (!value.isArray()) {
      return new Row(label, List.of(scalar(value)), Table.NONE, NO_HTML, false, "", "");
    }
    List<JsonNode> items =
        StreamSupport.stream(value.spliterator(), false).filter(item -> !isBlank(item)).toList();
    List<JsonNode> listed = items.subList(0, Math.min(MAX_VALUES, items.size()));
    int beyond = items.size() - listed.size();
    boolean tabular = listed.stream().anyMatch(item -> item.isObject() && !isTerm(item));
    return new Row(
        label,
        tabular ? List.of() : listed.stream().map(this::scalar).toList(),
        tabular ? table(listed) : Table.NONE,
        NO_HTML,
        items.size() > SHOWN_VALUES,
        HumanNumber.count(items.size()),
        beyond > 0 ? HumanNumber.count(beyond) : "");
  }

  private Table table(List<JsonNode> items) {
    Set<String> names = new LinkedHashSet<>();
    items.forEach(item -> item.fieldNames().forEachRemaining(names::add));
    List<String> columns = names.stream().limit(MAX_COLUMNS).toList();
    List<List<Link>> rows =
        items.stream()
            .map(item -> columns.stream().map(column -> cell(column, item.path(column))).toList())
            .toList();
    return new Table(columns.stream().map(CustomFields::humanise).toList(), rows);
  }

  private Link cell(String column, JsonNode value) {
    return column.equals("size") && value.isIntegralNumber()
        ? Link.plain(HumanNumber.bytes(value.asLong()))
        : scalar(value);
  }

  private Link scalar(JsonNode value) {
    if (value.isMissingNode() || value.isNull()) {
      return Link.plain("");
    }
    if (value.isIntegralNumber()) {
      return Link.plain(HumanNumber.count(value.asLong()));
    }
    if (value.isValueNode()) {
      return Link.detect(value.asText());
    }
    if (value.has("identifier")) {
      return links.of(
          new Identifier(JsonReading.text(value, "scheme"), JsonReading.text(value, "identifier")));
    }
    return isTerm(value)
        ? Link.plain(JsonReading.label(value).text())
        : Link.plain(value.toString());
  }

  /** A vocabulary's term, or an identifier: an object that is shown as one value. */
  private static boolean isTerm(JsonNode value) {
    return value.has("identifier") || (value.has("id") && value.has("title"));
  }

  private static boolean isBlank(JsonNode value) {
    return value.isNull()
        || (value.isTextual() && value.asText().isBlank())
        || (value.isContainerNode() && value.isEmpty());
  }
}
