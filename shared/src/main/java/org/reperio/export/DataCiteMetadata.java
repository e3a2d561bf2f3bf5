package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Affiliation;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.BibliographicRecord.Label;
import org.reperio.bibliography.BibliographicRecord.Related;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.BibliographicRecord.Subject;
import org.reperio.bibliography.BibliographicRecord.TypedDate;
import org.reperio.bibliography.BibliographicRecord.TypedText;
import org.reperio.bibliography.JsonReading;

/**
 * DataCite metadata 4.7 in the JSON of DataCite's REST API: what is sent to register a DOI, and
 * what the XML of the same kernel is written from.
 */
@ApplicationScoped
public class DataCiteMetadata {

  /** DataCite's names of the identifier types that relations may use, by scheme. */
  private static final Map<String, String> IDENTIFIER_TYPES =
      Map.ofEntries(
          Map.entry("ark", "ARK"),
          Map.entry("arxiv", "arXiv"),
          Map.entry("ads", "bibcode"),
          Map.entry("bibcode", "bibcode"),
          Map.entry("cstr", "CSTR"),
          Map.entry("doi", "DOI"),
          Map.entry("ean13", "EAN13"),
          Map.entry("eissn", "EISSN"),
          Map.entry("handle", "Handle"),
          Map.entry("igsn", "IGSN"),
          Map.entry("isbn", "ISBN"),
          Map.entry("issn", "ISSN"),
          Map.entry("istc", "ISTC"),
          Map.entry("lissn", "LISSN"),
          Map.entry("lsid", "LSID"),
          Map.entry("pmid", "PMID"),
          Map.entry("purl", "PURL"),
          Map.entry("raid", "RAiD"),
          Map.entry("rrid", "RRID"),
          Map.entry("swh", "SWHID"),
          Map.entry("upc", "UPC"),
          Map.entry("url", "URL"),
          Map.entry("urn", "URN"),
          Map.entry("w3id", "w3id"));

  private static final Map<String, String> NAME_SCHEME_ADDRESSES =
      Map.of(
          "orcid", "https://orcid.org",
          "isni", "https://isni.org",
          "gnd", "https://d-nb.info/gnd",
          "ror", "https://ror.org");

  /** The length of the day in a time. */
  private static final int DAY = 10;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TermMappings mappings;
  private final RecordAddress address;

  public DataCiteMetadata(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  /** The attributes of a DOI for this record. */
  public ObjectNode of(BibliographicRecord source) {
    ObjectNode out = JSON.objectNode();
    identifiers(out, source);
    ObjectNode types = out.putObject("types");
    types.put("resourceTypeGeneral", mappings.dataciteGeneral(source.resourceType()));
    put(types, "resourceType", mappings.dataciteType(source.resourceType()));
    out.set("creators", agents(source.creators()));
    out.set("titles", titles(source));
    put(out.putObject("publisher"), "name", first(source.publisher(), "(:unav)"));
    out.put("publicationYear", source.publicationYear().orElse(""));
    out.set("subjects", array(source.subjects(), DataCiteMetadata::subject));
    out.set("contributors", agents(source.contributors()));
    addContributorTypes(out.withArray("contributors"), source.contributors());
    out.set("dates", dates(source));
    source.languages().stream().findFirst().ifPresent(lang -> out.put("language", lang.id()));
    out.set("relatedIdentifiers", related(source));
    out.set("sizes", array(source.sizes(), JSON::textNode));
    out.set("formats", array(source.formats(), JSON::textNode));
    put(out, "version", source.version());
    out.set("rightsList", rights(source));
    out.set("descriptions", descriptions(source));
    out.set("geoLocations", places(source));
    out.set("fundingReferences", array(source.funding(), DataCiteFunding::of));
    out.put("url", address.landingPage(source));
    out.put("schemaVersion", "http://datacite.org/schema/kernel-4");
    dropEmpty(out);
    return out;
  }

  /** The scheme's name in DataCite's list, if it is on it. */
  static Optional<String> identifierType(String scheme) {
    return Optional.ofNullable(IDENTIFIER_TYPES.get(scheme));
  }

  private void identifiers(ObjectNode out, BibliographicRecord source) {
    source.doi().ifPresent(doi -> out.put("doi", doi));
    ArrayNode others = out.putArray("alternateIdentifiers");
    addIdentifier(others, address.landingPage(source), "URL");
    addIdentifier(others, JsonReading.text(source.document().at("/pids/oai"), "identifier"), "oai");
    for (Identifier identifier : source.identifiers()) {
      // DataCite takes no DOI but the one that it registers.
      if (!identifier.scheme().equals("doi")) {
        addIdentifier(
            others,
            identifier.value(),
            identifierType(identifier.scheme()).orElse(first(identifier.scheme(), "other")));
      }
    }
  }

  private static void addIdentifier(ArrayNode identifiers, String value, String type) {
    if (!value.isEmpty()) {
      identifiers
          .addObject()
          .put("alternateIdentifier", value)
          .put("alternateIdentifierType", type);
    }
  }

  private static ArrayNode agents(List<Agent> agents) {
    return array(agents, DataCiteMetadata::agent);
  }

  private static ObjectNode agent(Agent agent) {
    ObjectNode out = JSON.objectNode();
    out.put("name", first(agent.name(), "(:unav)"));
    out.put("nameType", agent.organisation() ? "Organizational" : "Personal");
    if (!agent.organisation()) {
      put(out, "givenName", agent.given());
      put(out, "familyName", agent.family());
    }
    ArrayNode names = out.putArray("nameIdentifiers");
    for (Identifier identifier : agent.identifiers()) {
      ObjectNode name = names.addObject();
      name.put("nameIdentifier", identifier.value());
      name.put("nameIdentifierScheme", nameScheme(identifier.scheme()));
      put(name, "schemeUri", NAME_SCHEME_ADDRESSES.getOrDefault(identifier.scheme(), ""));
    }
    out.set("affiliation", array(agent.affiliations(), DataCiteMetadata::affiliation));
    dropEmpty(out);
    return out;
  }

  private static String nameScheme(String scheme) {
    return scheme.isEmpty() ? "other" : scheme.toUpperCase(Locale.ROOT);
  }

  private static ObjectNode affiliation(Affiliation affiliation) {
    ObjectNode out = JSON.objectNode();
    out.put("name", affiliation.name());
    affiliation
        .ror()
        .ifPresent(
            ror -> {
              out.put("affiliationIdentifier", "https://ror.org/" + ror);
              out.put("affiliationIdentifierScheme", "ROR");
              out.put("schemeUri", "https://ror.org");
            });
    return out;
  }

  private void addContributorTypes(ArrayNode written, List<Agent> contributors) {
    for (int i = 0; i < written.size(); i++) {
      Label role = contributors.get(i).role();
      ((ObjectNode) written.get(i))
          .put("contributorType", mappings.datacite("contributorsroles", role).orElse("Other"));
    }
  }

  private static ArrayNode places(BibliographicRecord source) {
    ArrayNode places = array(source.locations(), DataCitePlaces::of);
    places.removeIf(JsonNode::isEmpty);
    return places;
  }

  private ArrayNode titles(BibliographicRecord source) {
    ArrayNode titles = JSON.arrayNode();
    titles.addObject().put("title", first(source.title(), "(:unav)"));
    for (TypedText title : source.additionalTitles()) {
      ObjectNode out = titles.addObject().put("title", title.text());
      mappings.datacite("titletypes", title.type()).ifPresent(type -> out.put("titleType", type));
      put(out, "lang", title.language().id());
    }
    return titles;
  }

  private ArrayNode dates(BibliographicRecord source) {
    ArrayNode dates = JSON.arrayNode();
    if (!source.publicationDate().isEmpty()) {
      dates.addObject().put("date", source.publicationDate()).put("dateType", "Issued");
    }
    for (TypedDate date : source.dates()) {
      ObjectNode out = dates.addObject().put("date", date.date());
      out.put("dateType", mappings.datacite("datetypes", date.type()).orElse("Other"));
      put(out, "dateInformation", date.description());
    }
    source.embargo().ifPresent(until -> addDate(dates, until, "Available"));
    boolean updated = source.dates().stream().anyMatch(date -> date.type().id().equals("updated"));
    if (!updated && source.updated().length() >= DAY) {
      addDate(dates, source.updated().substring(0, DAY), "Updated");
    }
    return dates;
  }

  private static void addDate(ArrayNode dates, String date, String type) {
    dates.addObject().put("date", date).put("dateType", type);
  }

  private ArrayNode related(BibliographicRecord source) {
    ArrayNode related = JSON.arrayNode();
    for (Related work : source.relatedIdentifiers()) {
      Optional<String> type = identifierType(work.identifier().scheme());
      Optional<String> relation = mappings.datacite("relationtypes", work.relation());
      if (type.isEmpty()) {
        continue;
      }
      ObjectNode out = related.addObject();
      out.put("relatedIdentifier", work.identifier().value());
      out.put("relatedIdentifierType", type.get());
      out.put("relationType", relation.orElse("Other"));
      if (relation.isEmpty()) {
        put(out, "relationTypeInformation", work.relation().text());
      }
      if (work.resourceType().isPresent()) {
        out.put("resourceTypeGeneral", mappings.dataciteGeneral(work.resourceType()));
      }
    }
    source
        .conceptDoi()
        .ifPresent(
            doi ->
                related
                    .addObject()
                    .put("relatedIdentifier", doi)
                    .put("relatedIdentifierType", "DOI")
                    .put("relationType", "IsVersionOf"));
    return related;
  }

  private static ArrayNode rights(BibliographicRecord source) {
    ArrayNode rights = array(source.rights(), DataCiteMetadata::right);
    String access = source.accessTerm();
    rights
        .addObject()
        .put(
            "rights",
            access.substring(0, 1).toUpperCase(Locale.ROOT) + access.substring(1) + " Access")
        .put("rightsUri", "info:eu-repo/semantics/" + access + "Access");
    if (!source.copyright().isEmpty()) {
      rights
          .addObject()
          .put("rights", PlainText.of(source.copyright()))
          .put("rightsUri", "http://rightsstatements.org/vocab/InC/1.0/");
    }
    return rights;
  }

  private static ObjectNode right(Rights right) {
    ObjectNode out = JSON.objectNode();
    put(out, "rights", first(right.title(), right.id()));
    put(out, "rightsUri", right.url());
    if (!right.id().isEmpty()) {
      out.put("rightsIdentifier", right.id());
      out.put("rightsIdentifierScheme", "SPDX");
      out.put("schemeUri", "https://spdx.org/licenses/");
    }
    return out;
  }

  private ArrayNode descriptions(BibliographicRecord source) {
    ArrayNode descriptions = JSON.arrayNode();
    if (!source.description().isEmpty()) {
      descriptions
          .addObject()
          .put("description", PlainText.of(source.description()))
          .put("descriptionType", "Abstract");
    }
    for (TypedText description : source.additionalDescriptions()) {
      ObjectNode out = descriptions.addObject();
      out.put("description", PlainText.of(description.text()));
      out.put(
          "descriptionType",
          mappings.datacite("descriptiontypes", description.type()).orElse("Other"));
      put(out, "lang", description.language().id());
    }
    return descriptions;
  }

  private static ObjectNode subject(Subject subject) {
    ObjectNode out = JSON.objectNode();
    out.put("subject", subject.text());
    put(out, "subjectScheme", subject.scheme());
    if (subject.id().startsWith("http")) {
      out.put("valueUri", subject.id());
    }
    return out;
  }

  private static <T> ArrayNode array(List<T> values, Function<T, ? extends JsonNode> writing) {
    ArrayNode array = JSON.arrayNode();
    values.forEach(value -> array.add(writing.apply(value)));
    return array;
  }

  private static void put(ObjectNode out, String field, String value) {
    if (!value.isEmpty()) {
      out.put(field, value);
    }
  }

  private static void dropEmpty(ObjectNode out) {
    List<String> empty =
        out.properties().stream()
            .filter(field -> field.getValue().isContainerNode() && field.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .toList();
    out.remove(empty);
  }
}
