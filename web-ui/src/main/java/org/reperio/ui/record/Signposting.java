package org.reperio.ui.record;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.FileEntry;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.export.ExportFormat;
import org.reperio.export.ExportFormats;
import org.reperio.export.RecordAddress;
import org.reperio.export.TermMappings;
import org.reperio.ui.sharing.Visitor;

/** Typed links in HTTP headers (FAIR Signposting Profile, level 1). */
@ApplicationScoped
public class Signposting {

  /** Proxies refuse headers past some 8 kB; beyond this many the link set has them. */
  private static final int MAX_ITEMS = 10;

  private static final int MAX_AUTHORS = 10;

  private final RecordAddress address;
  private final ExportFormats formats;
  private final TermMappings mappings;

  public Signposting(RecordAddress address, ExportFormats formats, TermMappings mappings) {
    this.address = address;
    this.formats = formats;
    this.mappings = mappings;
  }

  /** Values of {@code Link} headers for a record's landing page, for one visitor to follow. */
  public List<String> links(BibliographicRecord source, Visitor visitor) {
    List<String> links = new ArrayList<>();
    source.doi().ifPresent(doi -> links.add(link(address.persistent(source), "cite-as", "")));
    for (ExportFormat format : formats.suiting(source.document())) {
      links.add(link(visitor.to(export(source, format)), "describedby", format.mediaType()));
    }
    source.creators().stream()
        .flatMap(creator -> creator.identifier("orcid").stream())
        .limit(MAX_AUTHORS)
        .forEach(orcid -> links.add(link("https://orcid.org/" + orcid, "author", "")));
    source.files().stream()
        .limit(MAX_ITEMS)
        .map(file -> item(source, file, visitor))
        .forEach(links::add);
    source.rights().stream()
        .map(Rights::url)
        .filter(url -> url.startsWith("http"))
        .forEach(url -> links.add(link(url, "license", "")));
    links.add(link("https://schema.org/AboutPage", "type", ""));
    links.add(link("https://schema.org/" + mappings.schemaOrg(source.resourceType()), "type", ""));
    return links;
  }

  private String item(BibliographicRecord source, FileEntry file, Visitor visitor) {
    return link(visitor.to(address.fileContent(source, file.key())), "item", file.mediaType());
  }

  private String export(BibliographicRecord source, ExportFormat format) {
    return address.export(source, format.id());
  }

  private static String link(String target, String relation, String type) {
    String link = "<" + target.replaceAll("[<>\\s]", "") + ">; rel=\"" + relation + "\"";
    return type.isEmpty() ? link : link + "; type=\"" + type + "\"";
  }
}
