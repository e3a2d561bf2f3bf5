package org.reperio.bibliography;

import static org.reperio.bibliography.JsonReading.first;
import static org.reperio.bibliography.JsonReading.label;
import static org.reperio.bibliography.JsonReading.list;
import static org.reperio.bibliography.JsonReading.localised;
import static org.reperio.bibliography.JsonReading.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A typed reading of a bibliographic record's JSON, for crosswalks and pages. Nothing is required:
 * what is absent is an empty optional, an empty list or an empty string. It reads the document it
 * is given and never changes it.
 */
public final class BibliographicRecord {

  private static final Pattern YEAR = Pattern.compile("^\\s*(-?\\d{4})");

  /** An identifier and the scheme it belongs to. */
  public record Identifier(String scheme, String value) {}

  /** A term of a vocabulary, as it was filled in for output. */
  public record Label(String id, String title) {
    static final Label NONE = new Label("", "");

    public boolean isPresent() {
      return !id.isEmpty() || !title.isEmpty();
    }

    /** The title, or the id where the term has no title. */
    public String text() {
      return title.isEmpty() ? id : title;
    }
  }

  /**
   * @param id the id in the vocabulary of affiliations (usually a ROR id without its address), or
   *     empty
   */
  public record Affiliation(String id, String name, List<Identifier> identifiers) {

    /** The ROR id, if one is known. */
    public Optional<String> ror() {
      return identifiers.stream()
          .filter(identifier -> identifier.scheme().equals("ror"))
          .map(Identifier::value)
          .map(value -> value.replaceFirst("^https?://ror\\.org/", ""))
          .findFirst()
          .or(() -> Optional.of(id).filter(value -> value.matches("0[a-z0-9]{6}\\d{2}")));
    }
  }

  /** A person or an organisation with a part in the work. */
  public record Agent(
      boolean organisation,
      String name,
      String given,
      String family,
      List<Identifier> identifiers,
      List<Affiliation> affiliations,
      Label role) {

    public Optional<String> identifier(String scheme) {
      return identifiers.stream()
          .filter(identifier -> identifier.scheme().equals(scheme))
          .map(Identifier::value)
          .findFirst();
    }
  }

  /**
   * A title or description with its type and language, which may both be empty.
   *
   * @param text HTML of a description, the words of a title
   * @param marked as it was written, perhaps with {@link InlineMarkup}
   */
  public record TypedText(String text, String marked, Label type, Label language) {}

  /** A licence, or terms in free text. */
  public record Rights(String id, String title, String description, String url) {}

  /**
   * @param id the id in a vocabulary of subjects, empty for a free keyword
   */
  public record Subject(String id, String text, String scheme) {}

  /**
   * @param date EDTF level 0
   */
  public record TypedDate(String date, Label type, String description) {}

  /** Another work, and how the two belong together. */
  public record Related(Identifier identifier, Label relation, Label resourceType) {}

  /** Who paid, and under which award. */
  public record Funding(
      String funderId,
      String funderName,
      List<Identifier> funderIdentifiers,
      String awardTitle,
      String awardNumber,
      List<Identifier> awardIdentifiers) {}

  /** A cited work, as text or by its identifier. */
  public record Reference(String text, Identifier identifier) {}

  /**
   * @param geometry GeoJSON, or a missing node
   */
  public record Location(
      String place, String description, List<Identifier> identifiers, JsonNode geometry) {}

  /**
   * @param size in bytes
   * @param checksum {@code algorithm:hex}
   */
  public record FileEntry(String key, long size, String checksum, String mediaType) {}

  private final ObjectNode document;
  private final JsonNode metadata;

  public BibliographicRecord(ObjectNode document) {
    this.document = document;
    this.metadata = document.path("metadata");
  }

  public ObjectNode document() {
    return document;
  }

  public String id() {
    return text(document, "id");
  }

  public Optional<String> doi() {
    return optional(text(document.at("/pids/doi"), "identifier"));
  }

  /** The DOI of all versions together. */
  public Optional<String> conceptDoi() {
    return optional(text(document.at("/parent/pids/doi"), "identifier"));
  }

  public String created() {
    return text(document, "created");
  }

  public String updated() {
    return text(document, "updated");
  }

  public Label resourceType() {
    return label(metadata.path("resource_type"));
  }

  /** The title's words, without markup. */
  public String title() {
    return InlineMarkup.plain(markedTitle());
  }

  /** The title as it was written, perhaps with {@link InlineMarkup}. */
  public String markedTitle() {
    return text(metadata, "title");
  }

  public List<TypedText> additionalTitles() {
    return list(metadata.path("additional_titles"), node -> typedText(node, "title"));
  }

  /** An EDTF level 0 date or interval. */
  public String publicationDate() {
    return text(metadata, "publication_date");
  }

  /** The year that the publication date starts with. */
  public Optional<String> publicationYear() {
    Matcher year = YEAR.matcher(publicationDate());
    return year.find() ? Optional.of(year.group(1)) : Optional.empty();
  }

  public List<Agent> creators() {
    return list(metadata.path("creators"), BibliographicRecord::agent);
  }

  public List<Agent> contributors() {
    return list(metadata.path("contributors"), BibliographicRecord::agent);
  }

  /** Sanitised HTML. */
  public String description() {
    return text(metadata, "description");
  }

  public List<TypedText> additionalDescriptions() {
    return list(metadata.path("additional_descriptions"), node -> typedText(node, "description"));
  }

  public List<Rights> rights() {
    return list(
        metadata.path("rights"),
        node ->
            new Rights(
                text(node, "id"),
                localised(node.path("title")),
                localised(node.path("description")),
                first(text(node, "link"), text(node.path("props"), "url"))));
  }

  public String copyright() {
    return text(metadata, "copyright");
  }

  public List<Subject> subjects() {
    return list(
        metadata.path("subjects"),
        node ->
            new Subject(
                text(node, "id"),
                first(text(node, "subject"), localised(node.path("title")), text(node, "id")),
                text(node, "scheme")));
  }

  public List<Label> languages() {
    return list(metadata.path("languages"), JsonReading::label);
  }

  public List<TypedDate> dates() {
    return list(
        metadata.path("dates"),
        node ->
            new TypedDate(text(node, "date"), label(node.path("type")), text(node, "description")));
  }

  public String version() {
    return text(metadata, "version");
  }

  public String publisher() {
    return words(metadata, "publisher");
  }

  public List<Identifier> identifiers() {
    return identifiers(metadata.path("identifiers"));
  }

  public List<Related> relatedIdentifiers() {
    return list(
        metadata.path("related_identifiers"),
        node ->
            new Related(
                identifier(node),
                label(node.path("relation_type")),
                label(node.path("resource_type"))));
  }

  public List<String> sizes() {
    return list(metadata.path("sizes"), JsonNode::asText);
  }

  public List<String> formats() {
    return list(metadata.path("formats"), JsonNode::asText);
  }

  public List<Location> locations() {
    return list(
        metadata.at("/locations/features"),
        node ->
            new Location(
                text(node, "place"),
                text(node, "description"),
                identifiers(node.path("identifiers")),
                node.path("geometry")));
  }

  public List<Funding> funding() {
    return list(
        metadata.path("funding"),
        node -> {
          JsonNode funder = node.path("funder");
          JsonNode award = node.path("award");
          return new Funding(
              text(funder, "id"),
              first(localised(funder.path("name")), localised(funder.path("title"))),
              identifiers(funder.path("identifiers")),
              localised(award.path("title")),
              text(award, "number"),
              identifiers(award.path("identifiers")));
        });
  }

  public List<Reference> references() {
    return list(
        metadata.path("references"),
        node -> new Reference(text(node, "reference"), identifier(node)));
  }

  /** One custom field, or a missing node. */
  public JsonNode customField(String name) {
    return document.path("custom_fields").path(name);
  }

  /** The text of one part of a custom field without markup, or empty. */
  public String customText(String name, String part) {
    return words(customField(name), part);
  }

  /** The files a reader may be shown, in the record's own order where it has one. */
  public List<FileEntry> files() {
    return FileEntries.of(document.path("files"));
  }

  public boolean isRecordPublic() {
    return !"restricted".equals(text(document.path("access"), "record"));
  }

  public boolean areFilesPublic() {
    return !"restricted".equals(text(document.path("access"), "files"));
  }

  /** Until when it is under embargo; empty when it is not, or no more. */
  public Optional<String> embargo() {
    JsonNode embargo = document.at("/access/embargo");
    return optional(text(embargo, "until")).filter(until -> embargo.path("active").asBoolean());
  }

  /**
   * The word of info:eu-repo for who may read the files: open, embargoed, restricted, or closed
   * where there are none.
   */
  public String accessTerm() {
    String status = text(document.path("access"), "status");
    if (status.equals("metadata-only")) {
      return "closed";
    }
    if (embargo().isPresent()) {
      return "embargoed";
    }
    String known = isRecordPublic() && areFilesPublic() ? "open" : "restricted";
    return status.isEmpty() || status.equals("embargoed") ? known : status;
  }

  public boolean isSoftware() {
    return resourceType().id().equals("software") || resourceType().id().startsWith("software-");
  }

  private static Optional<String> optional(String text) {
    return Optional.of(text).filter(value -> !value.isEmpty());
  }

  private static String words(JsonNode parent, String field) {
    return InlineMarkup.plain(text(parent, field));
  }

  private static TypedText typedText(JsonNode node, String field) {
    String marked = text(node, field);
    String text = field.equals("title") ? InlineMarkup.plain(marked) : marked;
    return new TypedText(text, marked, label(node.path("type")), label(node.path("lang")));
  }

  private static Agent agent(JsonNode node) {
    JsonNode who = node.path("person_or_org");
    String family = words(who, "family_name");
    String given = words(who, "given_name");
    String joined = given.isEmpty() || family.isEmpty() ? family + given : family + ", " + given;
    return new Agent(
        "organizational".equals(text(who, "type")),
        first(words(who, "name"), joined),
        given,
        family,
        identifiers(who.path("identifiers")),
        list(
            node.path("affiliations"),
            affiliation ->
                new Affiliation(
                    text(affiliation, "id"),
                    first(
                        localised(affiliation.path("name")),
                        localised(affiliation.path("title")),
                        text(affiliation, "id")),
                    identifiers(affiliation.path("identifiers")))),
        label(node.path("role")));
  }

  private static List<Identifier> identifiers(JsonNode nodes) {
    return list(nodes, BibliographicRecord::identifier).stream()
        .filter(identifier -> !identifier.value().isEmpty())
        .toList();
  }

  private static Identifier identifier(JsonNode node) {
    return new Identifier(text(node, "scheme"), text(node, "identifier"));
  }
}
