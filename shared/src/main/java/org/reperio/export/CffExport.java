package org.reperio.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import jakarta.enterprise.context.ApplicationScoped;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Affiliation;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Rights;
import org.reperio.bibliography.BibliographicRecord.Subject;
import org.reperio.bibliography.JsonReading;

/** Citation File Format 1.2.0, the CITATION.cff of software. */
@ApplicationScoped
public class CffExport implements ExportFormat {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final RecordAddress address;
  private final YAMLMapper yaml =
      YAMLMapper.builder().disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER).build();

  public CffExport(RecordAddress address) {
    this.address = address;
  }

  @Override
  public String id() {
    return "cff";
  }

  @Override
  public String label() {
    return "Citation File Format";
  }

  @Override
  public String mediaType() {
    return "application/x-yaml";
  }

  @Override
  public String fileExtension() {
    return "cff";
  }

  @Override
  public boolean suits(ObjectNode exported) {
    return new BibliographicRecord(exported).isSoftware();
  }

  @Override
  public String write(ObjectNode exported) {
    BibliographicRecord source = new BibliographicRecord(exported);
    ObjectNode out = JSON.objectNode();
    out.put("cff-version", "1.2.0");
    out.put("message", "If you use this software, please cite it as below.");
    out.put("type", "software");
    out.put("title", source.title());
    put(out, "abstract", PlainText.of(source.description()));
    out.set("authors", authors(source));
    put(out, "version", source.version());
    if (source.publicationDate().matches("\\d{4}-\\d{2}-\\d{2}")) {
      out.put("date-released", source.publicationDate());
    }
    source.doi().ifPresent(doi -> out.put("doi", doi));
    out.put("url", address.landingPage(source));
    put(out, "repository-code", source.customField("code:codeRepository").asText(""));
    ArrayNode keywords = JSON.arrayNode();
    source.subjects().stream().map(Subject::text).forEach(keywords::add);
    if (!keywords.isEmpty()) {
      out.set("keywords", keywords);
    }
    source.rights().stream()
        .map(Rights::url)
        .filter(url -> !url.isEmpty())
        .findFirst()
        .ifPresent(url -> out.put("license-url", url));
    try {
      return yaml.writeValueAsString(out);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of texts is always YAML", e);
    }
  }

  /** The format wants one author at least. */
  private static ArrayNode authors(BibliographicRecord source) {
    ArrayNode authors = JSON.arrayNode();
    for (Agent agent : source.creators()) {
      ObjectNode author = authors.addObject();
      if (agent.organisation() || agent.family().isEmpty()) {
        author.put("name", agent.name());
      } else {
        author.put("family-names", agent.family());
        put(author, "given-names", agent.given());
        put(
            author,
            "affiliation",
            agent.affiliations().stream().map(Affiliation::name).findFirst().orElse(""));
      }
      agent.identifier("orcid").ifPresent(id -> author.put("orcid", "https://orcid.org/" + id));
    }
    if (authors.isEmpty()) {
      authors.addObject().put("name", JsonReading.first(source.publisher(), "Anonymous"));
    }
    return authors;
  }

  private static void put(ObjectNode out, String field, String value) {
    if (!value.isEmpty()) {
      out.put(field, value);
    }
  }
}
