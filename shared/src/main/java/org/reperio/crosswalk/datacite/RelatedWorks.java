package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.IdentifierClaims.Identified;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceText;
import org.reperio.vocabulary.Vocabularies;

/** DataCite's relatedIdentifiers, relatedItems and container. */
final class RelatedWorks {

  /** The schemes that the model's fields take for a work, as its schema declares them. */
  static final Set<String> SCHEMES =
      Set.of(
          "ark",
          "arxiv",
          "ads",
          "crossreffunderid",
          "cstr",
          "doi",
          "ean13",
          "eissn",
          "grid",
          "handle",
          "igsn",
          "isbn",
          "isni",
          "issn",
          "istc",
          "lissn",
          "lsid",
          "pmid",
          "purl",
          "rrid",
          "upc",
          "url",
          "urn",
          "wikidata",
          "w3id",
          "other");

  private final RdmDocument document;
  private final SourceNotes notes;
  private final IdentifierClaims claims;
  private final Vocabularies vocabularies;

  RelatedWorks(
      RdmDocument document, SourceNotes notes, IdentifierClaims claims, Vocabularies vocabularies) {
    this.document = document;
    this.notes = notes;
    this.claims = claims;
    this.vocabularies = vocabularies;
  }

  void addIdentifier(JsonNode source) {
    String value = Fields.text(source, "relatedIdentifier");
    if (value == null) {
      return;
    }
    String general = Fields.text(source, "resourceTypeGeneral");
    relate(
        value,
        Fields.text(source, "relatedIdentifierType"),
        Fields.text(source, "relationType"),
        general);
    notes.add("Relation to " + value, Fields.text(source, "relationTypeInformation"));
    describeMetadata(source, value);
  }

  private void describeMetadata(JsonNode source, String value) {
    String about = "Metadata of " + value;
    notes.add(about, Fields.text(source, "relatedMetadataScheme"));
    notes.add(about, Fields.text(source, "schemeUri"));
    notes.add(about, Fields.text(source, "schemeType"));
  }

  private void relate(String value, String type, String relation, String general) {
    Identified identified = claims.examine(value, type, SCHEMES);
    if (!identified.asClaimed()) {
      notes.add("Kind of the related identifier " + value, type);
    }
    String id = relation == null ? "other" : relation.toLowerCase(Locale.ROOT);
    boolean known = vocabularies.find("relationtypes", id).isPresent();
    if (!known) {
      notes.add("Relation to " + value, relation);
    }
    ObjectNode json = identified.toJson();
    json.set("relation_type", RdmDocument.term(known ? id : "other"));
    if (general != null) {
      String resourceType = ResourceTypes.id(general, null);
      json.set("resource_type", RdmDocument.term(resourceType));
      if (!ResourceTypes.isSaidBy(resourceType, general)) {
        notes.add("Resource type of " + value, general);
      }
    }
    document.add("related_identifiers", json);
  }

  /** A related item is kept as a citation; one with an identifier is a related work besides. */
  void addItem(JsonNode item) {
    String relation = Fields.text(item, "relationType");
    String type = Fields.text(item, "relatedItemType");
    JsonNode identifier = item.path("relatedItemIdentifier");
    String value = Fields.textOrNested(identifier, "relatedItemIdentifier");
    if (value != null) {
      relate(value, Fields.text(identifier, "relatedItemIdentifierType"), relation, type);
      describeMetadata(identifier, value);
    }
    String citation = citation(item);
    if (!citation.isEmpty()) {
      boolean publishedIn = "IsPublishedIn".equalsIgnoreCase(relation);
      String lead = relation == null ? "Related item" : spaced(relation);
      String kind = type == null ? "" : " (" + spaced(type).toLowerCase(Locale.ROOT) + ")";
      document.addTyped(
          "additional_descriptions",
          "description",
          "<p>" + SourceText.escape(lead + kind + ": " + citation) + "</p>",
          publishedIn ? "series-information" : "other",
          null);
      if (publishedIn) {
        publishedIn(item, type, title(item), identifier);
      }
    }
  }

  /** "IsPublishedIn" as "Is published in". */
  private static String spaced(String camelCase) {
    String words = camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", " ");
    return words.substring(0, 1) + words.substring(1).toLowerCase(Locale.ROOT);
  }

  private static String citation(JsonNode item) {
    List<String> parts = new ArrayList<>();
    add(parts, "", names(item, "creators"));
    Fields.list(item, "titles")
        .map(t -> Fields.textOrNested(t, "title"))
        .forEach(t -> add(parts, "", t));
    add(parts, "", Fields.text(item, "publicationYear"));
    add(parts, "volume ", Fields.text(item, "volume"));
    add(parts, "issue ", Fields.text(item, "issue"));
    String numberType = Fields.text(item, "numberType");
    add(
        parts,
        (numberType == null ? "number" : numberType.toLowerCase(Locale.ROOT)) + " ",
        Fields.text(item, "number"));
    add(parts, "pages ", pages(item));
    add(parts, "edition ", Fields.text(item, "edition"));
    add(parts, "", Fields.textOrNested(item.path("publisher"), "name"));
    add(parts, "", names(item, "contributors"));
    return String.join(", ", parts);
  }

  private static void add(List<String> parts, String label, String value) {
    if (value != null && !value.isBlank()) {
      parts.add(label + value);
    }
  }

  private static String names(JsonNode item, String field) {
    return Fields.list(item, field)
        .map(
            person -> {
              String role = Fields.text(person, "contributorType");
              String name = Fields.text(person, "name");
              return role == null || name == null
                  ? name
                  : name + " (" + spaced(role).toLowerCase(Locale.ROOT) + ")";
            })
        .filter(name -> name != null)
        .collect(Collectors.joining("; "));
  }

  private static String pages(JsonNode item) {
    String first = Fields.text(item, "firstPage");
    String last = Fields.text(item, "lastPage");
    return first == null || last == null ? first == null ? last : first : first + "-" + last;
  }

  private static String title(JsonNode item) {
    return Fields.list(item, "titles")
        .map(title -> Fields.textOrNested(title, "title"))
        .filter(title -> title != null)
        .findFirst()
        .orElse(null);
  }

  private void publishedIn(JsonNode item, String type, String title, JsonNode identifier) {
    String value = Fields.textOrNested(identifier, "relatedItemIdentifier");
    ObjectNode fields = JsonNodeFactory.instance.objectNode();
    put(fields, "title", title);
    put(fields, "pages", pages(item));
    if ("Journal".equalsIgnoreCase(type)) {
      put(fields, "volume", Fields.text(item, "volume"));
      put(fields, "issue", Fields.text(item, "issue"));
      claims.valid(value, "issn").ifPresent(issn -> put(fields, "issn", issn));
      document.custom("journal:journal", fields);
    } else if ("Book".equalsIgnoreCase(type) || "ConferenceProceeding".equalsIgnoreCase(type)) {
      put(fields, "edition", Fields.text(item, "edition"));
      claims.valid(value, "isbn").ifPresent(isbn -> put(fields, "isbn", isbn));
      document.custom("imprint:imprint", fields);
    }
  }

  /** DataCite's JSON sums up in {@code container} what the work was published in. */
  void addContainer(JsonNode container) {
    if (!"Journal".equalsIgnoreCase(Fields.text(container, "type"))
        && !"Series".equalsIgnoreCase(Fields.text(container, "type"))) {
      return;
    }
    ObjectNode journal = JsonNodeFactory.instance.objectNode();
    put(journal, "title", Fields.text(container, "title"));
    put(journal, "volume", Fields.text(container, "volume"));
    put(journal, "issue", Fields.text(container, "issue"));
    put(journal, "pages", pages(container));
    Optional<String> issn = claims.valid(Fields.text(container, "identifier"), "issn");
    issn.ifPresent(value -> put(journal, "issn", value));
    document.custom("journal:journal", journal);
  }

  private static void put(ObjectNode fields, String name, String value) {
    if (value != null) {
      fields.put(name, value);
    }
  }
}
