package org.reperio.crosswalk.datacite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.reperio.crosswalk.IdentifierClaims;
import org.reperio.crosswalk.IdentifierClaims.Identified;
import org.reperio.crosswalk.JsonMapping;
import org.reperio.crosswalk.LanguageCodes;
import org.reperio.crosswalk.LicenseIds;
import org.reperio.crosswalk.RdmDocument;
import org.reperio.crosswalk.SourceNotes;
import org.reperio.crosswalk.SourceRefused;
import org.reperio.crosswalk.SourceText;
import org.reperio.pid.scheme.IdentifierSchemes;
import org.reperio.vocabulary.Vocabularies;

/**
 * From the attributes of a DOI in DataCite's JSON, schema 4.7, into a document of the model {@code
 * rdm}. Statements without a field of the model go into {@link SourceNotes}; nothing is made up:
 * what a record must have and lacks is a reason to refuse it.
 */
@ApplicationScoped
public final class DataCiteMapping implements JsonMapping {

  private static final int SHORTEST_TEXT = 3;

  private final IdentifierClaims claims;
  private final Vocabularies vocabularies;
  private final LanguageCodes languages;
  private final LicenseIds licenses;
  private final PersonOrOrg people;

  public DataCiteMapping(IdentifierSchemes schemes, Vocabularies vocabularies) {
    this.claims = new IdentifierClaims(schemes);
    this.vocabularies = vocabularies;
    this.languages = new LanguageCodes(vocabularies);
    this.licenses = new LicenseIds(vocabularies);
    this.people = new PersonOrOrg(claims, vocabularies);
  }

  /** The DOI; without one the first other identifier; without any the title. */
  @Override
  public String sourceId(ObjectNode source) {
    JsonNode attributes = attributes(source);
    String doi = Fields.text(attributes, "doi");
    if (doi != null) {
      return claims.valid(doi, "doi").orElse(doi);
    }
    return Fields.list(attributes, "identifiers")
        .map(identifier -> Fields.text(identifier, "identifier"))
        .filter(value -> value != null)
        .findFirst()
        .or(() -> Optional.ofNullable(Fields.text(source, "id")))
        .or(
            () ->
                Fields.list(attributes, "titles")
                    .map(title -> Fields.textOrNested(title, "title"))
                    .filter(title -> title != null)
                    .findFirst())
        .orElse(null);
  }

  /** The attributes, whether bare or in a JSON:API resource object. */
  private static JsonNode attributes(ObjectNode source) {
    JsonNode inner = source.path("attributes");
    return inner.isObject() && !source.has("titles") ? inner : source;
  }

  @Override
  public ObjectNode document(ObjectNode record, SourceNotes notes) {
    JsonNode source = attributes(record);
    RdmDocument document = new RdmDocument();
    doi(source, document);
    resourceType(source, document, notes);
    titles(source, document, notes);
    creators(source, document, notes);
    Fields.list(source, "contributors").forEach(c -> contributor(c, document, notes));
    publisher(source, document, notes);
    new Dates(document, notes, vocabularies).write(source);
    Fields.list(source, "subjects").forEach(subject -> subject(subject, document, notes));
    language(source, document, notes);
    identifiers(source, document, notes);
    related(source, document, notes);
    Fields.list(source, "sizes").forEach(size -> document.addText("sizes", Fields.text(size)));
    Fields.list(source, "formats").forEach(f -> document.addText("formats", Fields.text(f)));
    document.set("version", Fields.text(source, "version"));
    Rights rights = new Rights(document, notes, licenses, claims);
    Fields.list(source, "rightsList").forEach(rights::add);
    Fields.list(source, "descriptions").forEach(d -> description(d, document, notes));
    Locations locations = new Locations(document, notes);
    Fields.list(source, "geoLocations").forEach(locations::add);
    Funding funding = new Funding(document, notes, claims, vocabularies);
    Fields.list(source, "fundingReferences").forEach(funding::add);
    Fields.list(source, "unknownElements")
        .forEach(unknown -> notes.add(Fields.text(unknown, "name"), Fields.text(unknown, "text")));
    return document.build();
  }

  private void doi(JsonNode source, RdmDocument document) {
    String doi = Fields.text(source, "doi");
    if (doi != null) {
      document.externalDoi(
          claims
              .valid(doi, "doi")
              .orElseThrow(() -> new SourceRefused("\"" + doi + "\" is not a DOI.")));
    }
  }

  private void resourceType(JsonNode source, RdmDocument document, SourceNotes notes) {
    String general = Fields.text(source.path("types"), "resourceTypeGeneral");
    String text = Fields.text(source.path("types"), "resourceType");
    String id = ResourceTypes.id(general, text);
    document.metadata().set("resource_type", RdmDocument.term(id));
    if (general != null && id.equals("other") && !general.equalsIgnoreCase("other")) {
      notes.add("General resource type", general);
    }
    if (!ResourceTypes.isSaidBy(id, text)) {
      notes.add("Resource type", text);
    }
  }

  private void titles(JsonNode source, RdmDocument document, SourceNotes notes) {
    List<JsonNode> titles =
        Fields.list(source, "titles")
            .filter(title -> Fields.textOrNested(title, "title") != null)
            .toList();
    if (titles.isEmpty()) {
      throw new SourceRefused("There is no title.");
    }
    JsonNode main =
        titles.stream()
            .filter(title -> Fields.text(title, "titleType") == null)
            .findFirst()
            .orElse(titles.get(0));
    document.set("title", Fields.textOrNested(main, "title"));
    String language = Fields.text(main, "lang");
    if (!languages.find(language).equals(languages.find(Fields.text(source, "language")))) {
      notes.add("Language of the title", language);
    }
    for (JsonNode title : titles) {
      if (!title.equals(main)) {
        additionalTitle(title, language, document, notes);
      }
    }
  }

  private void additionalTitle(
      JsonNode title, String mainLanguage, RdmDocument document, SourceNotes notes) {
    String text = Fields.textOrNested(title, "title");
    String language = Fields.text(title, "lang");
    if (text.length() < SHORTEST_TEXT) {
      notes.add("Title", text);
      return;
    }
    ObjectNode term = languages.term(language);
    if (term == null) {
      notes.add("Language of the title \"" + text + "\"", language);
    }
    String type =
        switch (String.valueOf(Fields.text(title, "titleType")).toLowerCase(Locale.ROOT)) {
          case "alternativetitle" -> "alternative-title";
          case "subtitle" -> "subtitle";
          case "translatedtitle" -> "translated-title";
          case "null" ->
              language == null || languages.find(language).equals(languages.find(mainLanguage))
                  ? "alternative-title"
                  : "translated-title";
          default -> "other";
        };
    document.addTyped("additional_titles", "title", text, type, term);
  }

  private void creators(JsonNode source, RdmDocument document, SourceNotes notes) {
    int ordinal = 0;
    for (JsonNode creator : Fields.list(source, "creators").toList()) {
      ordinal++;
      int position = ordinal;
      ObjectNode entry =
          people
              .entry(creator, notes)
              .orElseThrow(
                  () -> new SourceRefused("The name of creator %d is blank.".formatted(position)));
      document.list("creators").add(entry);
    }
    if (ordinal == 0) {
      throw new SourceRefused("There is no creator.");
    }
  }

  /** Kernel 2 and 3 named funders among the contributors. */
  private void contributor(JsonNode source, RdmDocument document, SourceNotes notes) {
    if ("Funder".equalsIgnoreCase(Fields.text(source, "contributorType"))) {
      ObjectNode funding = JsonNodeFactory.instance.objectNode();
      funding.put("funderName", Fields.text(source, "name"));
      Fields.list(source, "nameIdentifiers")
          .findFirst()
          .ifPresent(
              id ->
                  funding
                      .put("funderIdentifier", Fields.text(id, "nameIdentifier"))
                      .put("funderIdentifierType", Fields.text(id, "nameIdentifierScheme")));
      new Funding(document, notes, claims, vocabularies).add(funding);
      return;
    }
    people.contributor(source, notes).ifPresent(entry -> document.add("contributors", entry));
  }

  private void publisher(JsonNode source, RdmDocument document, SourceNotes notes) {
    JsonNode publisher = source.path("publisher");
    document.set("publisher", Fields.textOrNested(publisher, "name"));
    String identifier = Fields.text(publisher, "publisherIdentifier");
    if (identifier != null) {
      String scheme = Fields.text(publisher, "publisherIdentifierScheme");
      notes.add(
          "Identifier of the publisher", scheme == null ? identifier : scheme + " " + identifier);
    }
  }

  private void subject(JsonNode source, RdmDocument document, SourceNotes notes) {
    String text = Fields.textOrNested(source, "subject");
    String value = Fields.text(source, "valueUri");
    if (text == null && value == null) {
      return;
    }
    if (value != null && vocabularies.find("subjects", value).isPresent()) {
      document.add("subjects", RdmDocument.term(value));
      return;
    }
    ObjectNode subject = JsonNodeFactory.instance.objectNode();
    subject.put("subject", text == null ? value : text);
    String scheme = Fields.text(source, "subjectScheme");
    if (scheme != null) {
      subject.put("scheme", scheme);
    }
    document.add("subjects", subject);
    String about = "Subject \"" + text + "\"";
    notes.add(about, text == null ? null : value);
    notes.add(about, Fields.text(source, "classificationCode"));
    notes.add("Scheme " + scheme, Fields.text(source, "schemeUri"));
  }

  private void language(JsonNode source, RdmDocument document, SourceNotes notes) {
    String stated = Fields.text(source, "language");
    languages
        .find(stated)
        .ifPresentOrElse(
            code -> document.add("languages", RdmDocument.term(code)),
            () -> notes.add("Language", stated));
  }

  private void identifiers(JsonNode source, RdmDocument document, SourceNotes notes) {
    Fields.list(source, "alternateIdentifiers")
        .forEach(
            identifier ->
                identifier(
                    Fields.text(identifier, "alternateIdentifier"),
                    Fields.text(identifier, "alternateIdentifierType"),
                    document,
                    notes));
    Fields.list(source, "identifiers")
        .forEach(
            identifier ->
                identifier(
                    Fields.text(identifier, "identifier"),
                    Fields.text(identifier, "identifierType"),
                    document,
                    notes));
    String landingPage = Fields.text(source, "url");
    if (landingPage != null) {
      identifier(landingPage, "url", document, notes);
    }
  }

  private void identifier(String value, String type, RdmDocument document, SourceNotes notes) {
    if (value == null) {
      return;
    }
    Identified identified = claims.examine(value, type, RelatedWorks.SCHEMES);
    String own = document.pid("doi");
    if (identified.scheme().equals("doi") && identified.identifier().equalsIgnoreCase(own)) {
      return;
    }
    if (!identified.asClaimed()) {
      notes.add("Kind of the identifier " + value, type);
    }
    document.add("identifiers", identified.toJson());
  }

  private void related(JsonNode source, RdmDocument document, SourceNotes notes) {
    RelatedWorks works = new RelatedWorks(document, notes, claims, vocabularies);
    Fields.list(source, "relatedIdentifiers").forEach(works::addIdentifier);
    List<JsonNode> items = Fields.list(source, "relatedItems").toList();
    items.forEach(works::addItem);
    if (items.isEmpty()) {
      works.addContainer(source.path("container"));
    }
  }

  private void description(JsonNode source, RdmDocument document, SourceNotes notes) {
    JsonNode value = source.isTextual() ? source : source.path("description");
    String text = value.asText("").strip();
    if (text.isEmpty()) {
      return;
    }
    if (text.length() < SHORTEST_TEXT) {
      notes.add("Description", text);
      return;
    }
    String type =
        switch (String.valueOf(Fields.text(source, "descriptionType")).toLowerCase(Locale.ROOT)) {
          case "abstract" -> "abstract";
          case "methods" -> "methods";
          case "seriesinformation" -> "series-information";
          case "tableofcontents" -> "table-of-contents";
          case "technicalinfo" -> "technical-info";
          default -> "other";
        };
    boolean first = type.equals("abstract") && !document.metadata().has("description");
    String html = SourceText.toHtml(text);
    String language = Fields.text(source, "lang");
    if (first) {
      document.set("description", html);
      return;
    }
    document.addTyped(
        "additional_descriptions", "description", html, type, languages.term(language));
  }
}
