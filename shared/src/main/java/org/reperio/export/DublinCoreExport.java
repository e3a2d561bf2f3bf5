package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.BibliographicRecord.Location;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.JsonReading;
import org.reperio.site.SiteAddress;

/** Simple Dublin Core in the container of OAI-PMH ({@code oai_dc}). */
@ApplicationScoped
public class DublinCoreExport extends XmlExport {

  private static final String OAI_DC = "http://www.openarchives.org/OAI/2.0/oai_dc/";
  private static final String DC = "http://purl.org/dc/elements/1.1/";

  private final TermMappings mappings;
  private final RecordAddress address;

  public DublinCoreExport(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  @Override
  public String id() {
    return "dublincore";
  }

  @Override
  public String label() {
    return "Dublin Core XML";
  }

  @Override
  public String mediaType() {
    return "application/x-dc+xml";
  }

  @Override
  public String namespace() {
    return OAI_DC;
  }

  @Override
  public String schema() {
    return "http://www.openarchives.org/OAI/2.0/oai_dc.xsd";
  }

  @Override
  public void write(ObjectNode exported, XMLStreamWriter out) throws XMLStreamException {
    BibliographicRecord source = new BibliographicRecord(exported);
    new XmlElements(out, "oai_dc", OAI_DC).root("dc", schema());
    out.writeNamespace("dc", DC);
    XmlElements dc = new XmlElements(out, "dc", DC);
    all(dc, "title", titles(source));
    all(dc, "creator", source.creators().stream().map(Agent::name).toList());
    all(dc, "contributor", source.contributors().stream().map(Agent::name).toList());
    all(dc, "subject", source.subjects().stream().map(subject -> subject.text()).toList());
    all(dc, "description", descriptions(source));
    dc.element("publisher", source.publisher());
    all(dc, "date", dates(source));
    all(dc, "type", types(source));
    all(dc, "format", source.formats());
    all(dc, "identifier", identifiers(source));
    all(dc, "source", List.of(source.customText("journal:journal", "title")));
    all(dc, "language", source.languages().stream().map(language -> language.id()).toList());
    all(dc, "relation", relations(source));
    all(dc, "coverage", source.locations().stream().map(DublinCoreExport::coverage).toList());
    all(dc, "rights", rights(source));
    out.writeEndElement();
  }

  private static void all(XmlElements dc, String name, List<String> values)
      throws XMLStreamException {
    for (String value : values) {
      dc.element(name, value);
    }
  }

  private static List<String> titles(BibliographicRecord source) {
    List<String> titles = new ArrayList<>(List.of(source.title()));
    source.additionalTitles().forEach(title -> titles.add(title.text()));
    return titles;
  }

  private static List<String> descriptions(BibliographicRecord source) {
    List<String> descriptions = new ArrayList<>(List.of(PlainText.of(source.description())));
    source
        .additionalDescriptions()
        .forEach(description -> descriptions.add(PlainText.of(description.text())));
    return descriptions;
  }

  private static List<String> dates(BibliographicRecord source) {
    List<String> dates = new ArrayList<>(List.of(source.publicationDate()));
    source.embargo().ifPresent(until -> dates.add("info:eu-repo/date/embargoEnd/" + until));
    return dates;
  }

  private List<String> types(BibliographicRecord source) {
    List<String> types = new ArrayList<>();
    mappings.euRepo(source.resourceType()).ifPresent(types::add);
    types.add(source.resourceType().text());
    return types;
  }

  private List<String> identifiers(BibliographicRecord source) {
    List<String> identifiers = new ArrayList<>(List.of(address.persistent(source)));
    if (source.doi().isPresent()) {
      identifiers.add(address.landingPage(source));
    }
    identifiers.add(JsonReading.text(source.document().at("/pids/oai"), "identifier"));
    source.identifiers().forEach(identifier -> identifiers.add(qualified(identifier)));
    return identifiers;
  }

  private static List<String> relations(BibliographicRecord source) {
    List<String> relations = new ArrayList<>();
    source.relatedIdentifiers().forEach(work -> relations.add(qualified(work.identifier())));
    source.conceptDoi().map(SiteAddress::doi).ifPresent(relations::add);
    return relations;
  }

  /** A place in InvenioRDM's notation, with the coordinates of a point. */
  private static String coverage(Location location) {
    List<String> parts = new ArrayList<>();
    if (!location.place().isEmpty()) {
      parts.add("name=" + location.place());
    }
    if (!location.description().isEmpty()) {
      parts.add("description=" + location.description());
    }
    if (JsonReading.text(location.geometry(), "type").equals("Point")) {
      // GeoJSON gives longitude first.
      parts.add("lat=" + location.geometry().at("/coordinates/1").asText());
      parts.add("lon=" + location.geometry().at("/coordinates/0").asText());
    }
    return String.join("; ", parts);
  }

  private static List<String> rights(BibliographicRecord source) {
    List<String> rights = new ArrayList<>();
    rights.add("info:eu-repo/semantics/" + source.accessTerm() + "Access");
    for (Rights right : source.rights()) {
      rights.add(right.title());
      rights.add(right.url());
    }
    rights.add(PlainText.of(source.copyright()));
    return rights;
  }

  private static String qualified(Identifier identifier) {
    return switch (identifier.scheme()) {
      case "", "url", "purl", "w3id", "other" -> identifier.value();
      case "doi" -> SiteAddress.doi(identifier.value());
      default -> {
        String prefix = identifier.scheme() + ":";
        boolean prefixed = identifier.value().toLowerCase(Locale.ROOT).startsWith(prefix);
        yield prefixed ? identifier.value() : prefix + identifier.value();
      }
    };
  }
}
