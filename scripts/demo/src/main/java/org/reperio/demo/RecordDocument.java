package org.reperio.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import org.reperio.demo.Project.Entry;
import org.reperio.demo.Project.Version;
import org.reperio.demo.file.DemoFile;
import org.reperio.demo.file.Prose;

/** Writes the input document of a version. */
final class RecordDocument {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final Map<String, String> DESCRIPTIONS =
      Map.of("methods", "methods", "technical", "technical-info", "toc", "table-of-contents");
  private static final Map<String, String> TITLES =
      Map.of(
          "translated", "translated-title",
          "subtitle", "subtitle",
          "alternative", "alternative-title");

  private final Cast people;
  private final Relations relations;

  RecordDocument(Cast people, Relations relations) {
    this.people = people;
    this.relations = relations;
  }

  /**
   * @param files what the record will hold; their media types become its formats
   */
  ObjectNode write(Version version, List<DemoFile> files) {
    Entry entry = version.entry();
    ObjectNode document = JSON.objectNode();
    document
        .putObject("pids")
        .putObject("doi")
        .put("identifier", version.doi())
        .put("provider", "external");
    document.set("access", access(entry.declared().path("access")));
    document.putObject("files").put("enabled", true);
    ObjectNode metadata = document.putObject("metadata");
    metadata.putObject("resource_type").put("id", entry.type());
    metadata.put("title", entry.title());
    metadata.put("publication_date", version.date());
    metadata.put("publisher", "Reperio Demonstration Archive");
    version.name().ifPresent(name -> metadata.put("version", name));
    metadata.set("creators", creators(entry));
    putUnlessEmpty(metadata, "contributors", contributors(entry));
    putUnlessEmpty(metadata, "additional_titles", titles(entry));
    metadata.put("description", description(version));
    putUnlessEmpty(metadata, "additional_descriptions", descriptions(entry));
    metadata.putArray("rights").addObject().put("id", entry.inherited("license").asText());
    ArrayNode subjects = metadata.putArray("subjects");
    entry.inherited("subjects").forEach(s -> subjects.addObject().put("subject", s.asText()));
    putUnlessEmpty(metadata, "languages", languages(entry));
    putUnlessEmpty(metadata, "dates", dates(entry));
    putUnlessEmpty(metadata, "funding", funding(entry));
    putUnlessEmpty(metadata, "related_identifiers", related(entry));
    putUnlessEmpty(metadata, "references", references(entry));
    ArrayNode formats = metadata.putArray("formats");
    files.stream().map(DemoFile::mediaType).distinct().forEach(formats::add);
    place(entry, metadata);
    ObjectNode custom = customFields(entry);
    if (!custom.isEmpty()) {
      document.set("custom_fields", custom);
    }
    return document;
  }

  private static void putUnlessEmpty(ObjectNode object, String field, ArrayNode list) {
    if (!list.isEmpty()) {
      object.set(field, list);
    }
  }

  private static ObjectNode access(JsonNode declared) {
    ObjectNode access = JSON.objectNode();
    access.put("record", declared.path("record").asText("public"));
    access.put("files", declared.path("files").asText("public"));
    ObjectNode embargo = access.putObject("embargo").put("active", declared.has("embargo"));
    if (declared.has("embargo")) {
      embargo.put("until", declared.get("embargo").asText());
      embargo.put("reason", declared.get("reason").asText());
    }
    return access;
  }

  private ArrayNode creators(Entry entry) {
    ArrayNode creators = JSON.arrayNode();
    entry.declared().get("by").forEach(key -> creators.add(people.creator(key.asText())));
    if (entry.declared().has("crowd")) {
      creators.addAll(people.crowd(entry.declared().get("crowd").asInt()));
    }
    return creators;
  }

  private ArrayNode contributors(Entry entry) {
    ArrayNode contributors = JSON.arrayNode();
    entry
        .declared()
        .path("with")
        .properties()
        .forEach(
            role ->
                role.getValue()
                    .forEach(
                        key -> {
                          ObjectNode contributor = people.creator(key.asText());
                          contributor.putObject("role").put("id", role.getKey());
                          contributors.add(contributor);
                        }));
    return contributors;
  }

  private static ArrayNode titles(Entry entry) {
    ArrayNode titles = JSON.arrayNode();
    for (JsonNode declared : entry.declared().path("titles")) {
      for (var kind : TITLES.entrySet()) {
        if (declared.has(kind.getKey())) {
          ObjectNode title = titles.addObject().put("title", declared.get(kind.getKey()).asText());
          title.putObject("type").put("id", kind.getValue());
          title.putObject("lang").put("id", declared.get("lang").asText());
        }
      }
    }
    return titles;
  }

  private static String description(Version version) {
    String html = version.entry().text().html();
    return version
        .change()
        .map(
            change ->
                html
                    + "\n<p><strong>Version "
                    + version.name().orElseThrow()
                    + ":</strong> "
                    + change
                    + "</p>")
        .orElse(html);
  }

  private static ArrayNode descriptions(Entry entry) {
    ArrayNode descriptions = JSON.arrayNode();
    for (var kind : List.of("methods", "technical", "toc")) {
      if (entry.declared().has(kind)) {
        descriptions
            .addObject()
            .put("description", new Prose(entry.declared().get(kind).asText()).html())
            .putObject("type")
            .put("id", DESCRIPTIONS.get(kind));
      }
    }
    entry
        .declared()
        .path("abstract")
        .properties()
        .forEach(
            language -> {
              ObjectNode item =
                  descriptions
                      .addObject()
                      .put("description", new Prose(language.getValue().asText()).html());
              item.putObject("type").put("id", "abstract");
              item.putObject("lang").put("id", language.getKey());
            });
    return descriptions;
  }

  private static ArrayNode languages(Entry entry) {
    ArrayNode languages = JSON.arrayNode();
    JsonNode declared = entry.inherited("languages");
    if (declared.isEmpty()) {
      languages.addObject().put("id", "eng");
    }
    declared.forEach(language -> languages.addObject().put("id", language.asText()));
    return languages;
  }

  private static ArrayNode dates(Entry entry) {
    ArrayNode dates = JSON.arrayNode();
    entry
        .declared()
        .path("dates")
        .properties()
        .forEach(
            date ->
                dates
                    .addObject()
                    .put("date", date.getValue().asText())
                    .putObject("type")
                    .put("id", date.getKey()));
    return dates;
  }

  private static ArrayNode funding(Entry entry) {
    ArrayNode funding = JSON.arrayNode();
    for (JsonNode declared : entry.inherited("funding")) {
      ObjectNode item = funding.addObject();
      item.putObject("funder").put("id", declared.get("funder").asText());
      item.putObject("award")
          .put("number", declared.get("number").asText())
          .putObject("title")
          .put("en", declared.get("title").asText());
    }
    return funding;
  }

  private ArrayNode related(Entry entry) {
    ArrayNode related = relations.of(entry);
    String repository = entry.declared().at("/code/repository").asText("");
    if (!repository.isEmpty()) {
      ObjectNode item = related.addObject().put("identifier", repository).put("scheme", "url");
      item.putObject("relation_type").put("id", "isvariantformof");
      item.putObject("resource_type").put("id", "software");
    }
    return related;
  }

  private ArrayNode references(Entry entry) {
    ArrayNode references = JSON.arrayNode();
    entry
        .declared()
        .path("references")
        .forEach(reference -> references.addObject().put("reference", reference.asText()));
    return references;
  }

  private static void place(Entry entry, ObjectNode metadata) {
    JsonNode place = entry.inherited("place");
    if (place.isMissingNode()) {
      return;
    }
    ObjectNode feature = JSON.objectNode().put("place", place.get("name").asText());
    if (place.has("note")) {
      feature.put("description", place.get("note").asText());
    }
    ObjectNode geometry = feature.putObject("geometry");
    if (place.has("point")) {
      geometry.put("type", "Point").set("coordinates", place.get("point"));
    } else {
      geometry.put("type", "Polygon");
      ArrayNode ring = geometry.putArray("coordinates").addArray();
      JsonNode box = place.get("box");
      int[][] corners = {{0, 1}, {2, 1}, {2, 3}, {0, 3}, {0, 1}};
      for (int[] corner : corners) {
        ring.addArray().add(box.get(corner[0])).add(box.get(corner[1]));
      }
    }
    metadata.putObject("locations").putArray("features").add(feature);
  }

  private static ObjectNode customFields(Entry entry) {
    JsonNode declared = entry.declared();
    ObjectNode custom = JSON.objectNode();
    for (String group : List.of("journal", "imprint", "meeting")) {
      if (declared.has(group)) {
        custom.set(group + ":" + group, declared.get(group));
      }
    }
    if (declared.has("thesis")) {
      JsonNode thesis = declared.get("thesis");
      custom
          .putObject("thesis:thesis")
          .put("university", thesis.get("university").asText())
          .put("department", thesis.get("department").asText())
          .put("type", thesis.get("type").asText())
          .put("date_submitted", thesis.get("submitted").asText())
          .put("date_defended", thesis.get("defended").asText());
    }
    if (declared.has("code")) {
      JsonNode code = declared.get("code");
      if (code.has("repository")) {
        custom.put("code:codeRepository", code.get("repository").asText());
      }
      ArrayNode languages = custom.putArray("code:programmingLanguage");
      code.get("language").forEach(id -> languages.addObject().put("id", id.asText()));
      custom.putObject("code:developmentStatus").put("id", code.get("status").asText());
    }
    return custom;
  }
}
