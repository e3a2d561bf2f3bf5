package org.reperio.export;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.BibliographicRecord.Subject;

/** MARC 21 bibliographic data as MARCXML ({@code http://www.loc.gov/MARC21/slim}). */
@ApplicationScoped
public class MarcXmlExport extends XmlExport {

  private static final String SLIM = "http://www.loc.gov/MARC21/slim";

  /** New, language material, monograph; lengths are for the binary form and stay empty. */
  private static final String LEADER = "00000nam a2200000uu 4500";

  /** Schemes with a field of their own; all others are in 024 with their name in $2. */
  private static final Map<String, String> NUMBER_FIELDS =
      Map.of("isbn", "020", "issn", "022", "eissn", "022");

  private static final String NONE = " ";

  private final TermMappings mappings;
  private final RecordAddress address;

  public MarcXmlExport(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  @Override
  public String id() {
    return "marcxml";
  }

  @Override
  public String label() {
    return "MARCXML";
  }

  @Override
  public String mediaType() {
    return "application/marcxml+xml";
  }

  @Override
  public String namespace() {
    return SLIM;
  }

  @Override
  public String schema() {
    return "http://www.loc.gov/standards/marcxml/schema/MARC21slim.xsd";
  }

  @Override
  public void write(ObjectNode exported, XMLStreamWriter out) throws XMLStreamException {
    BibliographicRecord source = new BibliographicRecord(exported);
    Marc marc = new Marc(new XmlElements(out, "", SLIM));
    marc.xml.root("record", schema());
    marc.xml.element("leader", LEADER);
    marc.control("001", source.id());
    marc.control("005", transactionTime(source.updated()));
    numbers(marc, source);
    marc.field("041", NONE, NONE, languages(source));
    people(marc, source);
    titles(marc, source);
    marc.field("250", NONE, NONE, "a", source.version());
    marc.field("264", NONE, "1", "b", source.publisher(), "c", source.publicationDate());
    marc.field("300", NONE, NONE, "a", String.join(", ", source.sizes()));
    thesis(marc, source);
    descriptions(marc, source);
    rights(marc, source);
    funding(marc, source);
    subjects(marc, source);
    meeting(marc, source);
    hosts(marc, source);
    related(marc, source);
    for (FileEntry file : source.files()) {
      marc.field(
          "856",
          "4",
          NONE,
          "u",
          address.fileContent(source, file.key()),
          "q",
          file.mediaType(),
          "s",
          Long.toString(file.size()),
          "z",
          file.checksum());
    }
    marc.field("856", "4", "0", "u", address.landingPage(source));
    marc.field("980", NONE, NONE, "a", source.resourceType().id());
    marc.xml.close();
  }

  private static String transactionTime(String timestamp) {
    return timestamp.matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}.*")
        ? timestamp.substring(0, 19).replaceAll("[-:T]", "") + ".0"
        : "";
  }

  private static void numbers(Marc marc, BibliographicRecord source) throws XMLStreamException {
    marc.field(
        "024", "7", NONE, "a", source.doi().orElse(""), "2", source.doi().isPresent() ? "doi" : "");
    for (Identifier identifier : source.identifiers()) {
      String tag = NUMBER_FIELDS.get(identifier.scheme());
      if (tag != null) {
        marc.field(tag, NONE, NONE, "a", identifier.value());
      } else {
        marc.field("024", "7", NONE, "a", identifier.value(), "2", identifier.scheme());
      }
    }
  }

  private static String[] languages(BibliographicRecord source) {
    return source.languages().stream()
        .flatMap(language -> List.of("a", language.id()).stream())
        .toArray(String[]::new);
  }

  private void people(Marc marc, BibliographicRecord source) throws XMLStreamException {
    boolean first = true;
    for (Agent creator : source.creators()) {
      person(marc, creator, first, "creatorsroles");
      first = false;
    }
    for (Agent contributor : source.contributors()) {
      person(marc, contributor, false, "contributorsroles");
    }
  }

  /** 100 and 700 are persons, 110 and 710 corporate names; the first creator is the main entry. */
  private void person(Marc marc, Agent agent, boolean main, String vocabulary)
      throws XMLStreamException {
    Optional<String> relator = mappings.property(vocabulary, agent.role().id(), "marc");
    String tag = (main ? "1" : "7") + (agent.organisation() ? "10" : "00");
    marc.open(tag, agent.organisation() ? "2" : "1", NONE);
    marc.subfield("a", agent.name());
    for (BibliographicRecord.Affiliation affiliation : agent.affiliations()) {
      marc.subfield("u", affiliation.name());
    }
    marc.subfield("0", agent.identifier("orcid").map("(orcid)"::concat).orElse(""));
    marc.subfield("4", relator.orElse(""));
    marc.subfield("e", relator.isPresent() ? "" : agent.role().text());
    marc.close();
  }

  private static void titles(Marc marc, BibliographicRecord source) throws XMLStreamException {
    marc.field("245", "1", "0", "a", source.title());
    for (BibliographicRecord.TypedText title : source.additionalTitles()) {
      marc.field("246", "3", NONE, "a", title.text(), "i", title.type().text());
    }
  }

  private static void thesis(Marc marc, BibliographicRecord source) throws XMLStreamException {
    String thesis = "thesis:thesis";
    marc.field(
        "502",
        NONE,
        NONE,
        "b",
        source.customText(thesis, "type"),
        "c",
        source.customText(thesis, "university"),
        "d",
        source.customText(thesis, "date_defended"));
  }

  private static void descriptions(Marc marc, BibliographicRecord source)
      throws XMLStreamException {
    marc.field("520", NONE, NONE, "a", PlainText.of(source.description()));
    for (BibliographicRecord.TypedText description : source.additionalDescriptions()) {
      marc.field("500", NONE, NONE, "a", PlainText.of(description.text()));
    }
    for (BibliographicRecord.Reference reference : source.references()) {
      marc.field("510", "0", NONE, "a", reference.text(), "u", reference.identifier().value());
    }
  }

  private static void rights(Marc marc, BibliographicRecord source) throws XMLStreamException {
    String access = source.areFilesPublic() ? "open" : "restricted";
    marc.field("506", access.equals("open") ? "0" : "1", NONE, "a", access);
    for (Rights right : source.rights()) {
      marc.field("540", NONE, NONE, "a", right.title(), "u", right.url());
    }
    marc.field("542", NONE, NONE, "f", source.copyright());
  }

  private static void funding(Marc marc, BibliographicRecord source) throws XMLStreamException {
    for (BibliographicRecord.Funding funding : source.funding()) {
      marc.field(
          "536",
          NONE,
          NONE,
          "a",
          funding.funderName(),
          "c",
          funding.awardNumber(),
          "f",
          funding.awardTitle());
    }
  }

  private static void subjects(Marc marc, BibliographicRecord source) throws XMLStreamException {
    for (Subject subject : source.subjects()) {
      if (subject.scheme().isEmpty()) {
        marc.field("653", NONE, NONE, "a", subject.text());
      } else {
        marc.field("650", NONE, "7", "a", subject.text(), "0", subject.id(), "2", subject.scheme());
      }
    }
  }

  private static void meeting(Marc marc, BibliographicRecord source) throws XMLStreamException {
    String meeting = "meeting:meeting";
    marc.field(
        "711",
        "2",
        NONE,
        "a",
        source.customText(meeting, "title"),
        "d",
        source.customText(meeting, "dates"),
        "c",
        source.customText(meeting, "place"),
        "g",
        source.customText(meeting, "acronym"));
  }

  private static void hosts(Marc marc, BibliographicRecord source) throws XMLStreamException {
    String journal = "journal:journal";
    marc.field(
        "773",
        "0",
        NONE,
        "t",
        source.customText(journal, "title"),
        "v",
        source.customText(journal, "volume"),
        "n",
        source.customText(journal, "issue"),
        "g",
        source.customText(journal, "pages"),
        "x",
        source.customText(journal, "issn"));
    String imprint = "imprint:imprint";
    marc.field(
        "773",
        "0",
        NONE,
        "t",
        source.customText(imprint, "title"),
        "b",
        source.customText(imprint, "edition"),
        "d",
        source.customText(imprint, "place"),
        "g",
        source.customText(imprint, "pages"),
        "z",
        source.customText(imprint, "isbn"));
  }

  private static void related(Marc marc, BibliographicRecord source) throws XMLStreamException {
    for (BibliographicRecord.Related work : source.relatedIdentifiers()) {
      marc.field(
          "787",
          "0",
          NONE,
          "i",
          work.relation().text(),
          "o",
          work.identifier().value(),
          "2",
          work.identifier().scheme());
    }
  }

  /** Fields that have nothing to say are not written. */
  private record Marc(XmlElements xml) {

    void control(String tag, String value) throws XMLStreamException {
      xml.element("controlfield", value, "tag", tag);
    }

    /**
     * @param subfields code, value, code, value
     */
    void field(String tag, String first, String second, String... subfields)
        throws XMLStreamException {
      boolean empty = true;
      for (int i = 1; i < subfields.length; i += 2) {
        empty &= subfields[i].isEmpty();
      }
      if (empty) {
        return;
      }
      open(tag, first, second);
      for (int i = 0; i < subfields.length; i += 2) {
        subfield(subfields[i], subfields[i + 1]);
      }
      close();
    }

    void open(String tag, String first, String second) throws XMLStreamException {
      xml.open("datafield");
      xml.attribute("tag", tag);
      xml.attribute("ind1", first);
      xml.attribute("ind2", second);
    }

    void subfield(String code, String value) throws XMLStreamException {
      xml.element("subfield", value, "code", code);
    }

    void close() throws XMLStreamException {
      xml.close();
    }
  }
}
