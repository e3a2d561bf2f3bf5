package org.reperio.export;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.StringWriter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Affiliation;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.JsonReading;
import org.reperio.site.SiteSettings;

/**
 * A deposit in Crossref's XML, schema 5.3.1, as registers or changes one DOI: data sets as part of
 * a database, everything else as posted content.
 */
@ApplicationScoped
public class CrossrefDeposit {

  private static final String NAMESPACE = "http://www.crossref.org/schema/5.3.1";
  private static final String SCHEMA = "https://www.crossref.org/schemas/crossref5.3.1.xsd";
  private static final String JATS = "http://www.ncbi.nlm.nih.gov/JATS1";
  private static final String ACCESS = "http://www.crossref.org/AccessIndicators.xsd";
  private static final String RELATIONS = "http://www.crossref.org/relations.xsd";

  private static final Pattern DATE = Pattern.compile("(\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?.*");

  private final RecordAddress address;
  private final String siteName;

  public CrossrefDeposit(RecordAddress address, SiteSettings site) {
    this.address = address;
    this.siteName = site.name();
  }

  /**
   * Who deposits, and when.
   *
   * @param batch a name of this deposit that none has had before
   * @param timestamp a number that grows from one deposit to the next
   * @param depositor the organisation that deposits
   * @param email where it is written to about the deposit
   */
  public record Head(String batch, String timestamp, String depositor, String email) {}

  /** The deposit for the record's DOI, with its page as the address. */
  public String write(BibliographicRecord record, Head head) {
    var text = new StringWriter();
    try {
      XMLStreamWriter out = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
      out.writeStartDocument("UTF-8", "1.0");
      new Writing(out).batch(record, head);
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private final class Writing {

    private final XMLStreamWriter out;
    private final XmlElements main;
    private final XmlElements jats;
    private final XmlElements access;
    private final XmlElements relations;

    Writing(XMLStreamWriter out) {
      this.out = out;
      this.main = new XmlElements(out, "", NAMESPACE);
      this.jats = new XmlElements(out, "jats", JATS);
      this.access = new XmlElements(out, "ai", ACCESS);
      this.relations = new XmlElements(out, "rel", RELATIONS);
    }

    void batch(BibliographicRecord record, Head head) throws XMLStreamException {
      main.root("doi_batch", SCHEMA);
      out.writeNamespace("jats", JATS);
      out.writeNamespace("ai", ACCESS);
      out.writeNamespace("rel", RELATIONS);
      main.attribute("version", "5.3.1");
      main.open("head");
      main.element("doi_batch_id", head.batch());
      main.element("timestamp", head.timestamp());
      main.open("depositor");
      main.element("depositor_name", head.depositor());
      main.element("email_address", head.email());
      main.close();
      main.element("registrant", head.depositor());
      main.close();
      main.open("body");
      if (record.resourceType().id().startsWith("dataset")) {
        database(record);
      } else {
        postedContent(record);
      }
      main.close();
      main.close();
    }

    private void database(BibliographicRecord record) throws XMLStreamException {
      main.open("database");
      main.open("database_metadata");
      titles(siteName);
      main.close();
      main.open("dataset");
      main.attribute("dataset_type", "record");
      contributors(record.creators());
      titles(record.title());
      main.open("database_date");
      date("publication_date", record.publicationDate());
      main.close();
      main.element("description", PlainText.of(record.description()));
      common(record);
      main.close();
      main.close();
    }

    private void postedContent(BibliographicRecord record) throws XMLStreamException {
      main.open("posted_content");
      main.attribute("type", postedType(record.resourceType().id()));
      contributors(record.creators());
      titles(record.title());
      date("posted_date", record.publicationDate());
      main.open("institution");
      main.element("institution_name", record.publisher());
      main.close();
      if (!record.description().isEmpty()) {
        jats.open("abstract");
        jats.element("p", PlainText.of(record.description()));
        jats.close();
      }
      common(record);
      main.close();
    }

    private void common(BibliographicRecord record) throws XMLStreamException {
      access(record.rights());
      relations(record);
      main.open("doi_data");
      main.element("doi", record.doi().orElse(""));
      main.element("resource", address.landingPage(record));
      main.close();
    }

    private void titles(String title) throws XMLStreamException {
      main.open("titles");
      main.element("title", title);
      main.close();
    }

    private void contributors(List<Agent> creators) throws XMLStreamException {
      if (creators.isEmpty()) {
        return;
      }
      main.open("contributors");
      String sequence = "first";
      for (Agent creator : creators) {
        contributor(creator, sequence);
        sequence = "additional";
      }
      main.close();
    }

    private void contributor(Agent creator, String sequence) throws XMLStreamException {
      if (creator.organisation()) {
        main.element(
            "organization", creator.name(), "sequence", sequence, "contributor_role", "author");
        return;
      }
      main.open("person_name");
      main.attribute("sequence", sequence);
      main.attribute("contributor_role", "author");
      main.element("given_name", creator.given());
      main.element("surname", JsonReading.first(creator.family(), creator.name()));
      if (!creator.affiliations().isEmpty()) {
        main.open("affiliations");
        for (Affiliation affiliation : creator.affiliations()) {
          main.open("institution");
          main.element("institution_name", affiliation.name());
          String ror = affiliation.ror().map("https://ror.org/"::concat).orElse("");
          main.element("institution_id", ror, "type", "ror");
          main.close();
        }
        main.close();
      }
      String orcid = creator.identifier("orcid").map("https://orcid.org/"::concat).orElse("");
      main.element("ORCID", orcid);
      main.close();
    }

    private void date(String element, String edtf) throws XMLStreamException {
      Matcher date = DATE.matcher(edtf);
      if (!date.matches()) {
        return;
      }
      main.open(element);
      main.element("month", date.group(2) == null ? "" : date.group(2));
      main.element("day", date.group(3) == null ? "" : date.group(3));
      main.element("year", date.group(1));
      main.close();
    }

    private void access(List<Rights> rights) throws XMLStreamException {
      List<String> licenses =
          rights.stream().map(Rights::url).filter(url -> url.startsWith("http")).toList();
      if (licenses.isEmpty()) {
        return;
      }
      access.open("program");
      access.attribute("name", "AccessIndicators");
      for (String license : licenses) {
        access.element("license_ref", license);
      }
      access.close();
    }

    private void relations(BibliographicRecord record) throws XMLStreamException {
      List<String> versions =
          record.relatedIdentifiers().stream()
              .filter(work -> work.relation().id().equals("hasversion"))
              .filter(work -> work.identifier().scheme().equals("doi"))
              .map(work -> work.identifier().value())
              .toList();
      if (versions.isEmpty() && record.conceptDoi().isEmpty()) {
        return;
      }
      relations.open("program");
      relations.attribute("name", "relations");
      for (String version : versions) {
        relation("hasVersion", version);
      }
      if (record.conceptDoi().isPresent()) {
        relation("isVersionOf", record.conceptDoi().get());
      }
      relations.close();
    }

    private void relation(String type, String doi) throws XMLStreamException {
      relations.open("related_item");
      relations.element(
          "intra_work_relation", doi, "relationship-type", type, "identifier-type", "doi");
      relations.close();
    }
  }

  /** Crossref's kinds of posted content. */
  private static String postedType(String resourceType) {
    return switch (resourceType.toLowerCase(Locale.ROOT)) {
      case "publication-preprint" -> "preprint";
      case "publication-workingpaper" -> "working_paper";
      case "publication-report" -> "report";
      case "publication-thesis", "publication-dissertation" -> "dissertation";
      default -> "other";
    };
  }
}
