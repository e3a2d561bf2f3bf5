package org.reperio.export;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.site.SiteAddress;

/**
 * FAIR Signposting, level 2 (RFC 9264): what belongs to a record, as links between its page, its
 * files and its metadata. Machines find it by the {@code Link} of a record in the API.
 */
@ApplicationScoped
public class LinksetExport implements ExportFormat {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private static final List<String> DESCRIPTIONS =
      List.of(
          MediaTypes.JSON,
          MediaTypes.JSON_LD,
          MediaTypes.MARC_XML,
          MediaTypes.CSL,
          MediaTypes.DATACITE_JSON,
          MediaTypes.DATACITE_XML,
          MediaTypes.INVENIO_JSON,
          MediaTypes.BIBTEX,
          MediaTypes.DUBLIN_CORE,
          MediaTypes.CITATION);

  private final TermMappings mappings;
  private final RecordAddress address;

  public LinksetExport(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  @Override
  public String id() {
    return "linkset";
  }

  @Override
  public String label() {
    return "Linkset (Signposting)";
  }

  @Override
  public String mediaType() {
    return MediaTypes.LINKSET;
  }

  @Override
  public String fileExtension() {
    return "linkset.json";
  }

  /** It is for machines, which are told where it is; people are not offered it. */
  @Override
  public boolean suits(ObjectNode exported) {
    return false;
  }

  @Override
  public String write(ObjectNode exported) {
    BibliographicRecord source = new BibliographicRecord(exported);
    ObjectNode out = JSON.objectNode();
    ArrayNode linkset = out.putArray("linkset");
    linkset.add(page(source));
    for (FileEntry file : source.files()) {
      ObjectNode content = linkset.addObject();
      content.put("anchor", address.fileContent(source, file.key()));
      link(content.putArray("collection"), address.landingPage(source), "text/html");
    }
    ObjectNode metadata = linkset.addObject().put("anchor", address.api(source));
    link(metadata.putArray("describes"), address.landingPage(source), "text/html");
    return out.toPrettyString();
  }

  private ObjectNode page(BibliographicRecord source) {
    ObjectNode page = JSON.objectNode().put("anchor", address.landingPage(source));
    links(page, "author", source.creators().stream().flatMap(agent -> address(agent).stream()));
    links(page, "cite-as", source.doi().map(SiteAddress::doi).stream());
    ArrayNode descriptions = page.putArray("describedby");
    DESCRIPTIONS.forEach(type -> link(descriptions, address.api(source), type));
    ArrayNode items = JSON.arrayNode();
    source
        .files()
        .forEach(file -> link(items, address.fileContent(source, file.key()), file.mediaType()));
    if (!items.isEmpty()) {
      page.set("item", items);
    }
    links(
        page,
        "license",
        source.rights().stream().map(Rights::url).filter(url -> url.startsWith("http")));
    links(
        page,
        "type",
        Stream.of(
            "https://schema.org/" + mappings.schemaOrg(source.resourceType()),
            "https://schema.org/AboutPage"));
    return page;
  }

  private static Optional<String> address(Agent agent) {
    return agent
        .identifier("orcid")
        .map("https://orcid.org/"::concat)
        .or(() -> agent.identifier("ror").map("https://ror.org/"::concat));
  }

  private static void links(ObjectNode context, String relation, Stream<String> targets) {
    ArrayNode links = JSON.arrayNode();
    targets.forEach(target -> link(links, target, ""));
    if (!links.isEmpty()) {
      context.set(relation, links);
    }
  }

  private static void link(ArrayNode links, String target, String type) {
    ObjectNode link = links.addObject().put("href", target);
    if (!type.isEmpty()) {
      link.put("type", type);
    }
  }
}
