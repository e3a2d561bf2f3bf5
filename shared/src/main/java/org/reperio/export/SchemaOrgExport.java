package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.BibliographicRecord.Subject;

/** JSON-LD in the words of schema.org, which the landing page also carries for crawlers. */
@ApplicationScoped
public class SchemaOrgExport implements ExportFormat {

  /** Crawlers read only so much; a dataset of ten thousand files names the first ones. */
  private static final int MAX_FILES = 100;

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TermMappings mappings;
  private final RecordAddress address;

  public SchemaOrgExport(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  @Override
  public String id() {
    return "json-ld";
  }

  @Override
  public String label() {
    return "JSON-LD (schema.org)";
  }

  @Override
  public String mediaType() {
    return "application/ld+json";
  }

  @Override
  public String fileExtension() {
    return "jsonld";
  }

  @Override
  public String write(ObjectNode exported) {
    return of(new BibliographicRecord(exported)).toPrettyString();
  }

  /** The record as one node of linked data. */
  public ObjectNode of(BibliographicRecord source) {
    ObjectNode out = JSON.objectNode();
    out.put("@context", "https://schema.org");
    out.put("@id", address.persistent(source));
    out.put("@type", "https://schema.org/" + mappings.schemaOrg(source.resourceType()));
    out.put("identifier", address.persistent(source));
    out.put("url", address.landingPage(source));
    put(out, "name", source.title());
    source.additionalTitles().stream()
        .findFirst()
        .ifPresent(title -> put(out, "alternateName", title.text()));
    put(out, "description", PlainText.of(source.description()));
    // Crawlers look for the one or the other.
    agents(out, "author", source.creators());
    agents(out, "creator", source.creators());
    agents(out, "editor", source.contributors());
    // schema.org has no intervals here: the date on which it began.
    put(out, "datePublished", source.publicationDate().split("/", 2)[0]);
    put(out, "dateCreated", source.created());
    put(out, "dateModified", source.updated());
    put(out, "version", source.version());
    if (!source.publisher().isEmpty()) {
      organisation(out.putObject("publisher"), source.publisher());
    }
    keywords(out, source);
    language(out, source);
    licence(out, source);
    out.put("isAccessibleForFree", source.isRecordPublic() && source.areFilesPublic());
    journal(out, source);
    funding(out, source);
    places(out, source);
    files(out, source);
    put(out, "codeRepository", codeRepository(source));
    return out;
  }

  private static void agents(ObjectNode out, String field, Iterable<Agent> agents) {
    ArrayNode array = JSON.arrayNode();
    for (Agent agent : agents) {
      ObjectNode node = array.addObject();
      node.put("@type", agent.organisation() ? "Organization" : "Person");
      agent.identifier("orcid").ifPresent(id -> node.put("@id", "https://orcid.org/" + id));
      agent.identifier("ror").ifPresent(id -> node.put("@id", "https://ror.org/" + id));
      put(node, "name", agent.name());
      put(node, "givenName", agent.given());
      put(node, "familyName", agent.family());
      ArrayNode affiliations = JSON.arrayNode();
      agent
          .affiliations()
          .forEach(
              affiliation -> {
                ObjectNode place = affiliations.addObject();
                place.put("@type", "Organization");
                affiliation.ror().ifPresent(ror -> place.put("@id", "https://ror.org/" + ror));
                put(place, "name", affiliation.name());
              });
      set(node, "affiliation", affiliations);
    }
    set(out, field, array);
  }

  private static void keywords(ObjectNode out, BibliographicRecord source) {
    put(out, "keywords", String.join(", ", source.subjects().stream().map(Subject::text).toList()));
  }

  private static void language(ObjectNode out, BibliographicRecord source) {
    source.languages().stream()
        .findFirst()
        .ifPresent(
            language ->
                out.putObject("inLanguage")
                    .put("@type", "Language")
                    .put("alternateName", language.id())
                    .put("name", language.text()));
  }

  private static void licence(ObjectNode out, BibliographicRecord source) {
    source.rights().stream()
        .map((Rights right) -> first(right.url(), right.title(), right.id()))
        .filter(licence -> !licence.isEmpty())
        .findFirst()
        .ifPresent(licence -> out.put("license", licence));
  }

  private static void journal(ObjectNode out, BibliographicRecord source) {
    String title = source.customText("journal:journal", "title");
    if (!title.isEmpty()) {
      ObjectNode journal = out.putObject("isPartOf");
      journal.put("@type", "Periodical");
      journal.put("name", title);
      put(journal, "issn", source.customText("journal:journal", "issn"));
      put(out, "pagination", source.customText("journal:journal", "pages"));
    }
  }

  private static void funding(ObjectNode out, BibliographicRecord source) {
    ArrayNode grants = JSON.arrayNode();
    source
        .funding()
        .forEach(
            funding -> {
              ObjectNode grant = grants.addObject();
              grant.put("@type", "Grant");
              put(grant, "identifier", funding.awardNumber());
              put(grant, "name", funding.awardTitle());
              organisation(
                  grant.putObject("funder"), first(funding.funderName(), funding.funderId()));
            });
    set(out, "funding", grants);
  }

  private static void places(ObjectNode out, BibliographicRecord source) {
    ArrayNode places = JSON.arrayNode();
    source
        .locations()
        .forEach(
            location -> {
              ObjectNode place = JSON.objectNode();
              place.put("@type", "Place");
              put(place, "name", location.place());
              JsonNode position = location.geometry().path("coordinates");
              if ("Point".equals(location.geometry().path("type").asText())) {
                ObjectNode geo = place.putObject("geo");
                geo.put("@type", "GeoCoordinates");
                geo.set("longitude", position.path(0));
                geo.set("latitude", position.path(1));
              }
              places.add(place);
            });
    set(out, "spatialCoverage", places);
  }

  private void files(ObjectNode out, BibliographicRecord source) {
    ArrayNode files = JSON.arrayNode();
    source.files().stream()
        .limit(MAX_FILES)
        .forEach(
            (FileEntry file) -> {
              ObjectNode download = files.addObject();
              download.put("@type", "DataDownload");
              download.put("name", file.key());
              download.put("contentUrl", address.fileContent(source, file.key()));
              download.put("contentSize", size(file.size()));
              put(download, "encodingFormat", file.mediaType());
            });
    long total = source.files().stream().mapToLong(FileEntry::size).sum();
    if (total > 0) {
      out.put("contentSize", size(total));
      out.put("size", size(total));
    }
    boolean dataset = out.path("@type").asText().endsWith("/Dataset");
    set(out, dataset ? "distribution" : "encoding", files);
  }

  /** Bytes as InvenioRDM writes them for people, such as {@code 1.5 KB}. */
  private static String size(long bytes) {
    if (bytes <= 0) {
      return "0B";
    }
    int power = (int) Math.min(4, Math.log(bytes) / Math.log(1024));
    double rounded = Math.round(bytes / Math.pow(1024, power) * 100) / 100.0;
    return rounded + " " + List.of("B", "KB", "MB", "GB", "TB").get(power);
  }

  private static String codeRepository(BibliographicRecord source) {
    String field = source.customField("code:codeRepository").asText("");
    return first(
        field,
        source.relatedIdentifiers().stream()
            .filter(related -> related.relation().id().equals("issupplementto"))
            .map(related -> related.identifier())
            .filter(identifier -> identifier.scheme().equals("url"))
            .map(Identifier::value)
            .filter(ignored -> source.isSoftware())
            .findFirst()
            .orElse(""));
  }

  private static void organisation(ObjectNode node, String name) {
    node.put("@type", "Organization");
    node.put("name", name);
  }

  private static void set(ObjectNode out, String field, ArrayNode values) {
    if (!values.isEmpty()) {
      out.set(field, values);
    }
  }

  private static void put(ObjectNode out, String field, String value) {
    if (!value.isEmpty()) {
      out.put(field, value);
    }
  }
}
