package org.reperio.export;

import static org.reperio.bibliography.JsonReading.text;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reperio.bibliography.BibliographicRecord;

/** DataCite metadata 4.7 as XML (namespace {@code http://datacite.org/schema/kernel-4}). */
@ApplicationScoped
public class DataCiteXmlExport extends XmlExport {

  private static final String KERNEL = "http://datacite.org/schema/kernel-4";

  private static final List<String> BOUNDS =
      List.of(
          "westBoundLongitude", "eastBoundLongitude", "southBoundLatitude", "northBoundLatitude");

  private final DataCiteMetadata metadata;

  public DataCiteXmlExport(DataCiteMetadata metadata) {
    this.metadata = metadata;
  }

  @Override
  public String id() {
    return "datacite-xml";
  }

  @Override
  public String label() {
    return "DataCite XML";
  }

  @Override
  public String mediaType() {
    return "application/vnd.datacite.datacite+xml";
  }

  @Override
  public String fileExtension() {
    return "datacite.xml";
  }

  @Override
  public String namespace() {
    return KERNEL;
  }

  @Override
  public String schema() {
    return "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd";
  }

  @Override
  public void write(ObjectNode exported, XMLStreamWriter out) throws XMLStreamException {
    JsonNode source = metadata.of(new BibliographicRecord(exported));
    XmlElements xml = new XmlElements(out, "", KERNEL);
    xml.root("resource", schema());
    identifier(xml, source);
    agents(xml, source.path("creators"), "creators", "creator", "creatorName");
    titles(xml, source.path("titles"));
    xml.element("publisher", text(source.path("publisher"), "name"));
    xml.element("publicationYear", text(source, "publicationYear"));
    resourceType(xml, source.path("types"));
    subjects(xml, source.path("subjects"));
    agents(xml, source.path("contributors"), "contributors", "contributor", "contributorName");
    dates(xml, source.path("dates"));
    xml.element("language", text(source, "language"));
    alternateIdentifiers(xml, source);
    relatedIdentifiers(xml, source.path("relatedIdentifiers"));
    plain(xml, source.path("sizes"), "sizes", "size");
    plain(xml, source.path("formats"), "formats", "format");
    xml.element("version", text(source, "version"));
    rights(xml, source.path("rightsList"));
    descriptions(xml, source.path("descriptions"));
    geoLocations(xml, source.path("geoLocations"));
    fundingReferences(xml, source.path("fundingReferences"));
    xml.close();
  }

  /** The kernel wants one; a record without a DOI is named by its address here. */
  private static void identifier(XmlElements xml, JsonNode source) throws XMLStreamException {
    if (source.has("doi")) {
      xml.element("identifier", text(source, "doi"), "identifierType", "DOI");
    } else {
      xml.element("identifier", text(source, "url"), "identifierType", "URL");
    }
  }

  private static void agents(
      XmlElements xml, JsonNode agents, String list, String element, String nameElement)
      throws XMLStreamException {
    if (agents.isEmpty()) {
      return;
    }
    xml.open(list);
    for (JsonNode agent : agents) {
      xml.open(element);
      xml.attribute("contributorType", text(agent, "contributorType"));
      xml.element(nameElement, text(agent, "name"), "nameType", text(agent, "nameType"));
      xml.element("givenName", text(agent, "givenName"));
      xml.element("familyName", text(agent, "familyName"));
      for (JsonNode name : agent.path("nameIdentifiers")) {
        xml.element(
            "nameIdentifier",
            text(name, "nameIdentifier"),
            "nameIdentifierScheme",
            text(name, "nameIdentifierScheme"),
            "schemeURI",
            text(name, "schemeUri"));
      }
      for (JsonNode affiliation : agent.path("affiliation")) {
        xml.element(
            "affiliation",
            text(affiliation, "name"),
            "affiliationIdentifier",
            text(affiliation, "affiliationIdentifier"),
            "affiliationIdentifierScheme",
            text(affiliation, "affiliationIdentifierScheme"),
            "schemeURI",
            text(affiliation, "schemeUri"));
      }
      xml.close();
    }
    xml.close();
  }

  private static void titles(XmlElements xml, JsonNode titles) throws XMLStreamException {
    xml.open("titles");
    for (JsonNode title : titles) {
      xml.open("title");
      xml.language(text(title, "lang"));
      xml.attribute("titleType", text(title, "titleType"));
      xml.text(text(title, "title"));
      xml.close();
    }
    xml.close();
  }

  private static void resourceType(XmlElements xml, JsonNode types) throws XMLStreamException {
    xml.open("resourceType");
    xml.attribute("resourceTypeGeneral", text(types, "resourceTypeGeneral"));
    xml.text(text(types, "resourceType"));
    xml.close();
  }

  private static void subjects(XmlElements xml, JsonNode subjects) throws XMLStreamException {
    if (subjects.isEmpty()) {
      return;
    }
    xml.open("subjects");
    for (JsonNode subject : subjects) {
      xml.element(
          "subject",
          text(subject, "subject"),
          "subjectScheme",
          text(subject, "subjectScheme"),
          "valueURI",
          text(subject, "valueUri"));
    }
    xml.close();
  }

  private static void dates(XmlElements xml, JsonNode dates) throws XMLStreamException {
    if (dates.isEmpty()) {
      return;
    }
    xml.open("dates");
    for (JsonNode date : dates) {
      xml.element(
          "date",
          text(date, "date"),
          "dateType",
          text(date, "dateType"),
          "dateInformation",
          text(date, "dateInformation"));
    }
    xml.close();
  }

  private static void alternateIdentifiers(XmlElements xml, JsonNode source)
      throws XMLStreamException {
    xml.open("alternateIdentifiers");
    for (JsonNode identifier : source.path("alternateIdentifiers")) {
      xml.element(
          "alternateIdentifier",
          text(identifier, "alternateIdentifier"),
          "alternateIdentifierType",
          text(identifier, "alternateIdentifierType"));
    }
    xml.close();
  }

  private static void relatedIdentifiers(XmlElements xml, JsonNode related)
      throws XMLStreamException {
    if (related.isEmpty()) {
      return;
    }
    xml.open("relatedIdentifiers");
    for (JsonNode work : related) {
      xml.element(
          "relatedIdentifier",
          text(work, "relatedIdentifier"),
          "relatedIdentifierType",
          text(work, "relatedIdentifierType"),
          "relationType",
          text(work, "relationType"),
          "relationTypeInformation",
          text(work, "relationTypeInformation"),
          "resourceTypeGeneral",
          text(work, "resourceTypeGeneral"));
    }
    xml.close();
  }

  private static void plain(XmlElements xml, JsonNode values, String list, String element)
      throws XMLStreamException {
    if (values.isEmpty()) {
      return;
    }
    xml.open(list);
    for (JsonNode value : values) {
      xml.element(element, value.asText());
    }
    xml.close();
  }

  private static void rights(XmlElements xml, JsonNode rights) throws XMLStreamException {
    if (rights.isEmpty()) {
      return;
    }
    xml.open("rightsList");
    for (JsonNode right : rights) {
      xml.element(
          "rights",
          text(right, "rights"),
          "rightsURI",
          text(right, "rightsUri"),
          "rightsIdentifier",
          text(right, "rightsIdentifier"),
          "rightsIdentifierScheme",
          text(right, "rightsIdentifierScheme"),
          "schemeURI",
          text(right, "schemeUri"));
    }
    xml.close();
  }

  private static void descriptions(XmlElements xml, JsonNode descriptions)
      throws XMLStreamException {
    if (descriptions.isEmpty()) {
      return;
    }
    xml.open("descriptions");
    for (JsonNode description : descriptions) {
      xml.open("description");
      xml.language(text(description, "lang"));
      xml.attribute("descriptionType", text(description, "descriptionType"));
      xml.text(text(description, "description"));
      xml.close();
    }
    xml.close();
  }

  private static void geoLocations(XmlElements xml, JsonNode locations) throws XMLStreamException {
    if (locations.isEmpty()) {
      return;
    }
    xml.open("geoLocations");
    for (JsonNode location : locations) {
      xml.open("geoLocation");
      xml.element("geoLocationPlace", text(location, "geoLocationPlace"));
      if (location.has("geoLocationPoint")) {
        xml.open("geoLocationPoint");
        point(xml, location.path("geoLocationPoint"));
        xml.close();
      }
      if (location.has("geoLocationBox")) {
        xml.open("geoLocationBox");
        for (String bound : BOUNDS) {
          xml.element(bound, text(location.path("geoLocationBox"), bound));
        }
        xml.close();
      }
      if (location.has("geoLocationPolygon")) {
        xml.open("geoLocationPolygon");
        for (JsonNode corner : location.path("geoLocationPolygon")) {
          xml.open("polygonPoint");
          point(xml, corner.path("polygonPoint"));
          xml.close();
        }
        xml.close();
      }
      xml.close();
    }
    xml.close();
  }

  private static void point(XmlElements xml, JsonNode point) throws XMLStreamException {
    xml.element("pointLongitude", text(point, "pointLongitude"));
    xml.element("pointLatitude", text(point, "pointLatitude"));
  }

  private static void fundingReferences(XmlElements xml, JsonNode references)
      throws XMLStreamException {
    if (references.isEmpty()) {
      return;
    }
    xml.open("fundingReferences");
    for (JsonNode reference : references) {
      xml.open("fundingReference");
      xml.element("funderName", text(reference, "funderName"));
      xml.element(
          "funderIdentifier",
          text(reference, "funderIdentifier"),
          "funderIdentifierType",
          text(reference, "funderIdentifierType"));
      xml.element(
          "awardNumber", text(reference, "awardNumber"), "awardURI", text(reference, "awardUri"));
      xml.element("awardTitle", text(reference, "awardTitle"));
      xml.close();
    }
    xml.close();
  }
}
