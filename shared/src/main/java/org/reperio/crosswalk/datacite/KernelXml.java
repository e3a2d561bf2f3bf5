package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.crosswalk.SourceText;

/**
 * A DataCite {@code resource} element, kernel 2.2 to 4.7, in the shape of DataCite's JSON, so that
 * one mapping serves both. Elements outside the kernel are kept under {@code unknownElements}.
 */
final class KernelXml {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final Set<String> KNOWN =
      Set.of(
          "identifier",
          "creators",
          "titles",
          "publisher",
          "publicationYear",
          "resourceType",
          "subjects",
          "contributors",
          "dates",
          "language",
          "alternateIdentifiers",
          "relatedIdentifiers",
          "relatedItems",
          "sizes",
          "formats",
          "version",
          "rightsList",
          "rights",
          "descriptions",
          "geoLocations",
          "fundingReferences");

  private KernelXml() {}

  /**
   * @throws SourceRefused when an element stands where the kernel allows none, such that a reader
   *     would have to guess
   */
  static ObjectNode toJson(XmlElement resource) {
    ObjectNode json = JSON.objectNode();
    resource.all("identifier").findFirst().ifPresent(identifier -> identifier(json, identifier));
    json.set("creators", list(people(resource.all("creators", "creator"), "creator")));
    json.set("titles", list(leaves(resource.all("titles", "title"), "title")));
    resource.all("publisher").findFirst().ifPresent(p -> json.set("publisher", leaf(p, "name")));
    text(json, resource, "publicationYear");
    resource
        .all("resourceType")
        .findFirst()
        .ifPresent(type -> json.set("types", leaf(type, "resourceType")));
    json.set("subjects", list(leaves(resource.all("subjects", "subject"), "subject")));
    json.set(
        "contributors", list(people(resource.all("contributors", "contributor"), "contributor")));
    json.set("dates", list(leaves(resource.all("dates", "date"), "date")));
    text(json, resource, "language");
    json.set(
        "alternateIdentifiers",
        list(
            leaves(
                resource.all("alternateIdentifiers", "alternateIdentifier"),
                "alternateIdentifier")));
    json.set(
        "relatedIdentifiers",
        list(leaves(resource.all("relatedIdentifiers", "relatedIdentifier"), "relatedIdentifier")));
    json.set(
        "relatedItems",
        list(resource.all("relatedItems", "relatedItem").map(KernelXml::relatedItem)));
    json.set("sizes", list(texts(resource.all("sizes", "size"))));
    json.set("formats", list(texts(resource.all("formats", "format"))));
    text(json, resource, "version");
    json.set(
        "rightsList",
        list(
            leaves(
                Stream.concat(resource.all("rightsList", "rights"), resource.all("rights")),
                "rights")));
    json.set(
        "descriptions",
        list(resource.all("descriptions", "description").map(KernelXml::description)));
    json.set(
        "geoLocations",
        list(resource.all("geoLocations", "geoLocation").map(GeoLocationXml::toJson)));
    json.set(
        "fundingReferences",
        list(resource.all("fundingReferences", "fundingReference").map(KernelXml::funding)));
    unknown(json, resource);
    return json;
  }

  private static void identifier(ObjectNode json, XmlElement identifier) {
    String type = identifier.attributes().getOrDefault("identifierType", "DOI");
    if (type.strip().equalsIgnoreCase("DOI")) {
      json.put("doi", SourceText.onOneLine(identifier.text()));
    } else {
      json.withArray("identifiers").add(leaf(identifier, "identifier"));
    }
  }

  private static Stream<ObjectNode> people(Stream<XmlElement> people, String kind) {
    int[] ordinal = {0};
    return people.map(person -> person(person, kind, ++ordinal[0]));
  }

  private static ObjectNode person(XmlElement person, String kind, int ordinal) {
    List<XmlElement> names = person.all(kind + "Name").toList();
    if (names.size() > 1) {
      throw new SourceRefused(
          "%s %d has %d %sName elements where DataCite allows one."
              .formatted(
                  kind.equals("creator") ? "Creator" : "Contributor", ordinal, names.size(), kind));
    }
    ObjectNode json = names.isEmpty() ? JSON.objectNode() : leaf(names.get(0), "name");
    copyAttributes(person, json);
    text(json, person, "givenName");
    text(json, person, "familyName");
    json.set("nameIdentifiers", list(leaves(person.all("nameIdentifier"), "nameIdentifier")));
    json.set("affiliation", list(leaves(person.all("affiliation"), "name")));
    return json;
  }

  /** Descriptions keep their line feeds: they part the paragraphs. */
  private static ObjectNode description(XmlElement description) {
    ObjectNode json = JSON.objectNode().put("description", description.allText().strip());
    copyAttributes(description, json);
    return json;
  }

  private static ObjectNode relatedItem(XmlElement item) {
    ObjectNode json = JSON.objectNode();
    copyAttributes(item, json);
    item.all("relatedItemIdentifier")
        .findFirst()
        .ifPresent(id -> json.set("relatedItemIdentifier", leaf(id, "relatedItemIdentifier")));
    json.set("creators", list(people(item.all("creators", "creator"), "creator")));
    json.set("titles", list(leaves(item.all("titles", "title"), "title")));
    for (String field :
        List.of(
            "publicationYear",
            "volume",
            "issue",
            "firstPage",
            "lastPage",
            "publisher",
            "edition")) {
      text(json, item, field);
    }
    item.all("number")
        .findFirst()
        .ifPresent(
            number -> {
              json.put("number", SourceText.onOneLine(number.text()));
              copyAttributes(number, json);
            });
    json.set("contributors", list(people(item.all("contributors", "contributor"), "contributor")));
    return json;
  }

  private static ObjectNode funding(XmlElement funding) {
    ObjectNode json = JSON.objectNode();
    text(json, funding, "funderName");
    for (String field : List.of("funderIdentifier", "awardNumber", "awardTitle")) {
      funding
          .all(field)
          .findFirst()
          .ifPresent(
              element -> {
                json.put(field, SourceText.onOneLine(element.text()));
                copyAttributes(element, json);
              });
    }
    return json;
  }

  private static void unknown(ObjectNode json, XmlElement resource) {
    for (XmlElement child : resource.children()) {
      if (!KNOWN.contains(child.name()) && !child.allText().isBlank()) {
        json.withArray("unknownElements")
            .addObject()
            .put("name", child.name())
            .put("text", SourceText.onOneLine(child.allText()));
      }
    }
  }

  private static void text(ObjectNode json, XmlElement parent, String name) {
    parent
        .all(name)
        .map(element -> SourceText.onOneLine(element.text()))
        .filter(text -> !text.isEmpty())
        .findFirst()
        .ifPresent(text -> json.put(name, text));
  }

  private static Stream<JsonNode> texts(Stream<XmlElement> elements) {
    return elements
        .map(element -> SourceText.onOneLine(element.text()))
        .filter(text -> !text.isEmpty())
        .map(JSON::textNode);
  }

  private static Stream<ObjectNode> leaves(Stream<XmlElement> elements, String key) {
    return elements.map(element -> leaf(element, key));
  }

  /** An element of text and attributes, as an object with the text under {@code key}. */
  private static ObjectNode leaf(XmlElement element, String key) {
    ObjectNode json = JSON.objectNode().put(key, SourceText.onOneLine(element.allText()));
    copyAttributes(element, json);
    return json;
  }

  private static void copyAttributes(XmlElement element, ObjectNode json) {
    element
        .attributes()
        .forEach(
            (name, value) -> {
              if (!value.isBlank()) {
                json.put(jsonName(name), SourceText.onOneLine(value));
              }
            });
  }

  /** DataCite's JSON spells {@code schemeURI} as {@code schemeUri}. */
  private static String jsonName(String attribute) {
    return attribute.endsWith("URI")
        ? attribute.substring(0, attribute.length() - 3) + "Uri"
        : attribute;
  }

  private static ArrayNode list(Stream<? extends JsonNode> entries) {
    ArrayNode list = JSON.arrayNode();
    entries.forEach(list::add);
    return list;
  }
}
