package org.reperio.api.representation.ui;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.function.Function;
import org.reperio.export.PlainText;

/** Makes the {@code ui} block of a record or draft in one language. */
public final class UiBlock {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private final JsonNode record;
  private final JsonNode metadata;
  private final Language language;
  private final ObjectNode ui = NODES.objectNode();

  private UiBlock(JsonNode record, Language language) {
    this.record = record;
    this.metadata = record.path("metadata");
    this.language = language;
  }

  /**
   * @param record in the JSON of the record service; it is not changed
   */
  public static ObjectNode of(ObjectNode record, Language language) {
    return new UiBlock(record, language).build();
  }

  private ObjectNode build() {
    dates();
    put("resource_type", language.term(metadata.path("resource_type")));
    put("access_status", AccessInWords.of(record, language));
    put("creators", NumberedAffiliations.of("creators", metadata.path("creators"), language));
    put(
        "contributors",
        NumberedAffiliations.of("contributors", metadata.path("contributors"), language));
    if (metadata.hasNonNull("description")) {
      ui.put("description_stripped", PlainText.of(metadata.get("description").asText()));
    }
    version();
    each("languages", metadata, language::term);
    each("additional_titles", metadata, node -> some(node, List.of("title"), "type", "lang"));
    each(
        "additional_descriptions",
        metadata,
        node -> some(node, List.of("description"), "type", "lang"));
    each(
        "related_identifiers",
        metadata,
        node -> some(node, List.of("identifier", "scheme"), "relation_type", "resource_type"));
    each("dates", metadata, this::typedDate);
    each("rights", metadata, this::rights);
    each("funding", metadata, this::funding);
    put("locations", locations());
    put("custom_fields", customFields());
    put("conference", record.at("/custom_fields/meeting:meeting"));
    put("publishing_information", PublishingInformation.of(record));
    put("tombstone", tombstone());
    if (record.has("is_draft")) {
      ui.set("is_draft", record.get("is_draft"));
    }
    return ui;
  }

  private void dates() {
    String published = metadata.path("publication_date").asText(null);
    DatesInWords.edtf(published, FormatStyle.MEDIUM, language.locale())
        .ifPresent(text -> ui.put("publication_date_l10n_medium", text));
    DatesInWords.edtf(published, FormatStyle.LONG, language.locale())
        .ifPresent(text -> ui.put("publication_date_l10n_long", text));
    for (String moment : List.of("created", "updated")) {
      DatesInWords.day(record.path(moment).asText(""), FormatStyle.LONG, language.locale())
          .ifPresent(text -> ui.put(moment + "_date_l10n_long", text));
    }
  }

  private void version() {
    if (!metadata.path("version").asText("").isEmpty()) {
      ui.set("version", metadata.get("version"));
    } else if (record.at("/versions/index").isInt()) {
      ui.put("version", "v" + record.at("/versions/index").asInt());
    } else {
      ui.putNull("version");
    }
  }

  private ObjectNode typedDate(JsonNode date) {
    ObjectNode shown = some(date, List.of("date"), "type");
    if (date.hasNonNull("description")) {
      shown.put("description", PlainText.of(date.get("description").asText()));
    }
    return shown;
  }

  private ObjectNode rights(JsonNode rights) {
    ObjectNode shown = language.term(rights);
    language.translate(rights, shown, "description");
    Language.copy(rights, shown, List.of("icon", "link", "props"));
    return shown;
  }

  private ObjectNode funding(JsonNode funding) {
    ObjectNode shown = NODES.objectNode();
    if (funding.path("funder").isObject()) {
      ObjectNode funder = shown.putObject("funder");
      organisation(
          funding.get("funder"),
          funder,
          List.of("id", "name", "country", "country_name", "identifiers", "props"));
    }
    if (funding.path("award").isObject()) {
      ObjectNode award = shown.putObject("award");
      organisation(
          funding.get("award"),
          award,
          List.of(
              "id",
              "number",
              "acronym",
              "program",
              "funder",
              "subjects",
              "identifiers",
              "organizations"));
    }
    return shown;
  }

  private void organisation(JsonNode from, ObjectNode to, List<String> fields) {
    Language.copy(from, to, fields);
    language.translate(from, to, "title");
    language.translate(from, to, "description");
  }

  private JsonNode locations() {
    JsonNode features = metadata.at("/locations/features");
    if (!features.isArray()) {
      return null;
    }
    ObjectNode shown = NODES.objectNode();
    ArrayNode list = shown.putArray("features");
    for (JsonNode feature : features) {
      ObjectNode place = list.addObject();
      Language.copy(feature, place, List.of("place", "description", "identifiers"));
      if (feature.path("geometry").isObject()) {
        String type = feature.at("/geometry/type").asText();
        boolean drawn = type.equals("Point") || type.equals("Polygon");
        place
            .putObject("geometry")
            .put("type", type)
            .set("coordinates", drawn ? feature.at("/geometry/coordinates") : NODES.nullNode());
      }
    }
    return shown;
  }

  private JsonNode customFields() {
    return record.path("custom_fields").isObject() ? translated(record.get("custom_fields")) : null;
  }

  /**
   * Terms of vocabularies, wherever they are in a custom field, get their title in the language.
   */
  private JsonNode translated(JsonNode node) {
    if (node.isArray()) {
      ArrayNode list = NODES.arrayNode();
      node.forEach(item -> list.add(translated(item)));
      return list;
    }
    if (!node.isObject()) {
      return node;
    }
    ObjectNode shown = NODES.objectNode();
    boolean term = node.has("id") && node.path("title").isObject();
    node.fields()
        .forEachRemaining(
            field -> {
              if (term && field.getKey().equals("title")) {
                language.translate(node, shown, "title");
              } else {
                shown.set(field.getKey(), translated(field.getValue()));
              }
            });
    return shown;
  }

  /** Gives the remover of a record as a role, never by name. */
  private JsonNode tombstone() {
    JsonNode stone = record.path("tombstone");
    if (!stone.path("is_visible").asBoolean(false)) {
      return null;
    }
    ObjectNode shown =
        some(stone, List.of("note", "citation_text", "is_visible"), "removal_reason");
    String day = stone.path("removal_date").asText("").replaceFirst("T.*", "");
    DatesInWords.edtf(day, FormatStyle.MEDIUM, language.locale())
        .ifPresent(text -> shown.put("removal_date_l10n_medium", text));
    DatesInWords.edtf(day, FormatStyle.LONG, language.locale())
        .ifPresent(text -> shown.put("removal_date_l10n_long", text));
    String remover = stone.at("/removed_by/user").asText("");
    String owner = record.at("/parent/access/owned_by/user").asText("");
    if (remover.equals("system")) {
      shown.put("removed_by", "System (automatic)");
    } else {
      shown.put("removed_by", !remover.isEmpty() && remover.equals(owner) ? "Owner" : "Admin");
    }
    return shown;
  }

  private ObjectNode some(JsonNode node, List<String> fields, String... terms) {
    ObjectNode shown = NODES.objectNode();
    Language.copy(node, shown, fields);
    for (String term : terms) {
      if (node.path(term).isObject()) {
        shown.set(term, language.term(node.get(term)));
      }
    }
    return shown;
  }

  private void each(String field, JsonNode parent, Function<JsonNode, ObjectNode> showing) {
    if (parent.path(field).isArray()) {
      ArrayNode list = ui.putArray(field);
      for (JsonNode node : parent.get(field)) {
        ObjectNode shown = node.isObject() ? showing.apply(node) : null;
        if (shown != null) {
          list.add(shown);
        }
      }
    }
  }

  private void put(String field, JsonNode value) {
    if (value != null && !value.isMissingNode() && !value.isNull()) {
      ui.set(field, value);
    }
  }
}
