package org.reperio.export;

import static org.reperio.bibliography.JsonReading.first;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reperio.bibliography.BibliographicRecord;
import org.reperio.bibliography.BibliographicRecord.Agent;
import org.reperio.bibliography.BibliographicRecord.Identifier;
import org.reperio.bibliography.BibliographicRecord.Subject;
import org.reperio.bibliography.InlineMarkup;

/** Makes CSL-JSON items (schema 1.0.2) of records; the citations are made of these too. */
@ApplicationScoped
public class CslItems {

  private static final Pattern DATE = Pattern.compile("(-?\\d{4})(?:-(\\d{2}))?(?:-(\\d{2}))?");
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final TermMappings mappings;
  private final RecordAddress address;

  public CslItems(TermMappings mappings, RecordAddress address) {
    this.mappings = mappings;
    this.address = address;
  }

  /** One item; only what the record has is in it, except an id and a type, which CSL requires. */
  public ObjectNode of(BibliographicRecord source) {
    ObjectNode item = JSON.objectNode();
    item.put("id", first(source.id(), "record"));
    item.put("type", mappings.csl(source.resourceType()));
    put(item, "title", source.title());
    names(item, "author", source.creators());
    names(item, "editor", inRole(source, "editor"));
    date(item, "issued", source.publicationDate());
    put(item, "publisher", publisher(source));
    put(item, "version", source.version());
    source.doi().ifPresent(doi -> item.put("DOI", doi));
    put(item, "URL", address.persistent(source));
    put(item, "abstract", PlainText.of(source.description()));
    source.languages().stream().findFirst().ifPresent(lang -> item.put("language", lang.id()));
    put(item, "keyword", keywords(source.subjects()));
    container(item, source);
    meeting(item, source);
    put(item, "genre", first(source.customText("thesis:thesis", "type"), genre(source)));
    source.identifiers().forEach(identifier -> number(item, identifier));
    return item;
  }

  private static String publisher(BibliographicRecord source) {
    return first(source.customText("thesis:thesis", "university"), source.publisher());
  }

  private String genre(BibliographicRecord source) {
    return "thesis".equals(mappings.csl(source.resourceType()))
        ? source.resourceType().title()
        : "";
  }

  private static List<Agent> inRole(BibliographicRecord source, String role) {
    return source.contributors().stream().filter(agent -> agent.role().id().equals(role)).toList();
  }

  private static void container(ObjectNode item, BibliographicRecord source) {
    String journal = "journal:journal";
    String imprint = "imprint:imprint";
    put(
        item,
        "container-title",
        first(source.customText(journal, "title"), source.customText(imprint, "title")));
    put(item, "volume", source.customText(journal, "volume"));
    put(item, "issue", source.customText(journal, "issue"));
    put(
        item,
        "page",
        first(source.customText(journal, "pages"), source.customText(imprint, "pages")));
    put(item, "ISSN", source.customText(journal, "issn"));
    put(item, "ISBN", source.customText(imprint, "isbn"));
    put(item, "publisher-place", source.customText(imprint, "place"));
    put(item, "edition", source.customText(imprint, "edition"));
  }

  private static void meeting(ObjectNode item, BibliographicRecord source) {
    String meeting = "meeting:meeting";
    String title = source.customText(meeting, "title");
    String acronym = source.customText(meeting, "acronym");
    put(item, "event-title", first(title, acronym));
    put(item, "event-place", source.customText(meeting, "place"));
  }

  private static void number(ObjectNode item, Identifier identifier) {
    switch (identifier.scheme()) {
      case "isbn" -> putIfAbsent(item, "ISBN", identifier.value());
      case "issn", "eissn" -> putIfAbsent(item, "ISSN", identifier.value());
      case "pmid" -> putIfAbsent(item, "PMID", identifier.value());
      case "doi" -> putIfAbsent(item, "DOI", identifier.value());
      default -> {
        // CSL has no variable for other schemes.
      }
    }
  }

  private static String keywords(List<Subject> subjects) {
    return String.join(", ", subjects.stream().map(Subject::text).toList());
  }

  private static void names(ObjectNode item, String variable, List<Agent> agents) {
    ArrayNode names = JSON.arrayNode();
    for (Agent agent : agents) {
      ObjectNode name = JSON.objectNode();
      if (!agent.organisation() && !agent.family().isEmpty()) {
        PersonalName parts = PersonalName.of(agent);
        name.put("family", parts.family());
        put(name, "given", parts.given());
        put(name, "dropping-particle", parts.particle());
        put(name, "suffix", parts.suffix());
      } else if (!agent.name().isEmpty()) {
        name.put("literal", agent.name());
      }
      if (!name.isEmpty()) {
        names.add(name);
      }
    }
    if (!names.isEmpty()) {
      item.set(variable, names);
    }
  }

  private static void date(ObjectNode item, String variable, String edtf) {
    ArrayNode parts = JSON.arrayNode();
    for (String end : edtf.split("/", 2)) {
      Matcher date = DATE.matcher(end.strip());
      if (date.matches()) {
        ArrayNode part = parts.addArray();
        for (int group = 1; group <= 3 && date.group(group) != null; group++) {
          part.add(Integer.parseInt(date.group(group)));
        }
      }
    }
    if (!parts.isEmpty()) {
      item.putObject(variable).set("date-parts", parts);
    }
  }

  private static void putIfAbsent(ObjectNode item, String variable, String value) {
    if (!item.has(variable)) {
      put(item, variable, value);
    }
  }

  private static void put(ObjectNode item, String variable, String value) {
    String words = InlineMarkup.plain(value);
    if (!words.isEmpty()) {
      item.put(variable, words);
    }
  }
}
